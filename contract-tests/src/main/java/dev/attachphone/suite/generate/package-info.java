/** Generates random cases from a seed, with predicted answers, and shrinks cases that fail. */
@NullMarked
package dev.attachphone.suite.generate;

import org.jspecify.annotations.NullMarked;
