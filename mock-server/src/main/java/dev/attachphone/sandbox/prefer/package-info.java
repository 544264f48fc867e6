@NullMarked
package dev.attachphone.sandbox.prefer;

import org.jspecify.annotations.NullMarked;
