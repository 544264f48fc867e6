/** Tests of how cases are played. */
@NullMarked
package dev.attachphone.suite.play;

import org.jspecify.annotations.NullMarked;
