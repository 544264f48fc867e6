/** Measures the suite with servers that have one deliberate fault each. */
@NullMarked
package dev.attachphone.suite.faulty;

import org.jspecify.annotations.NullMarked;
