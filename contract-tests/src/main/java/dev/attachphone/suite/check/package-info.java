/** Checks and their outcomes, as the reports present them. */
@NullMarked
package dev.attachphone.suite.check;

import org.jspecify.annotations.NullMarked;
