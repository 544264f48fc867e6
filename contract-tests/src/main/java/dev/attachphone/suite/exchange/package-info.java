/** HTTP exchanges with the target, through a client or as raw bytes, and shell commands that repeat them. */
@NullMarked
package dev.attachphone.suite.exchange;

import org.jspecify.annotations.NullMarked;
