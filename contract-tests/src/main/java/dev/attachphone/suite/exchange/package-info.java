/** Plain HTTP: one request out, one reply in, and the cURL command that repeats it. */
@NullMarked
package dev.attachphone.suite.exchange;

import org.jspecify.annotations.NullMarked;
