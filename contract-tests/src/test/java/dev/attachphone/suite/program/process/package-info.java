/** Starts and stops the packaged programs and PostgreSQL as processes. */
@NullMarked
package dev.attachphone.suite.program.process;

import org.jspecify.annotations.NullMarked;
