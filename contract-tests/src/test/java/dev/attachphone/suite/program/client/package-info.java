/** HTTP clients that send load to the packaged programs and record what was acknowledged. */
@NullMarked
package dev.attachphone.suite.program.client;

import org.jspecify.annotations.NullMarked;
