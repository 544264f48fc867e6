@NullMarked
package dev.attachphone.sandbox.inspect;

import org.jspecify.annotations.NullMarked;
