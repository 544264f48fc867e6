/** Generates concurrent attach calls and checks the recorded history of such calls. */
@NullMarked
package dev.attachphone.suite.history;

import org.jspecify.annotations.NullMarked;
