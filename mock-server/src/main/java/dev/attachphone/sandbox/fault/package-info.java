@NullMarked
package dev.attachphone.sandbox.fault;

import org.jspecify.annotations.NullMarked;
