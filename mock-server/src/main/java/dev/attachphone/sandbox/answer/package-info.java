/** What is changed in a stub's response before it leaves: state, live values, and the reason why. */
@NullMarked
package dev.attachphone.sandbox.answer;

import org.jspecify.annotations.NullMarked;
