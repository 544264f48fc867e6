/** HTTP clients of the packaged programs. */
@NullMarked
package dev.attachphone.suite.program.client;

import org.jspecify.annotations.NullMarked;
