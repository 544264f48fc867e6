/** Plays the steps of a case: writes requests, sends them, has the replies judged. */
@NullMarked
package dev.attachphone.suite.play;

import org.jspecify.annotations.NullMarked;
