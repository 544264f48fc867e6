/** The command line that runs the contract's cases against any URL. */
@NullMarked
package dev.attachphone.suite;

import org.jspecify.annotations.NullMarked;
