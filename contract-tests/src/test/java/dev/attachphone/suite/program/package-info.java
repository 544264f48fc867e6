/** The suite against the packaged programs, as real processes. */
@NullMarked
package dev.attachphone.suite.program;

import org.jspecify.annotations.NullMarked;
