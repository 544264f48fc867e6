/** Plain HTTP: requests out, through a client or byte by byte, replies in, and the command that repeats them. */
@NullMarked
package dev.attachphone.suite.exchange;

import org.jspecify.annotations.NullMarked;
