/** What PIT's mutants of the server tell about the suite. */
@NullMarked
package dev.attachphone.suite.mutation;

import org.jspecify.annotations.NullMarked;
