/** Judges what happened when many attach calls ran at once, from the record of the calls alone. */
@NullMarked
package dev.attachphone.suite.history;

import org.jspecify.annotations.NullMarked;
