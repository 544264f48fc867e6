/** Reads and validates recorded exchanges. */
@NullMarked
package dev.attachphone.suite.recording;

import org.jspecify.annotations.NullMarked;
