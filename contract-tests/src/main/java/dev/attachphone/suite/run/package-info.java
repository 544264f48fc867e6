/** Plays cases against a target and says what held, what failed and what could not be reached. */
@NullMarked
package dev.attachphone.suite.run;

import org.jspecify.annotations.NullMarked;
