/** Compares the suite with other tools that test an API by its contract; writes COMPARISON.md. */
@NullMarked
package dev.attachphone.suite.comparison;

import org.jspecify.annotations.NullMarked;
