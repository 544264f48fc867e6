/** The suite against the server in one JVM, where PIT can mutate it; compiled in the profile {@code mutation} alone. */
@NullMarked
package dev.attachphone.suite.mutation.killer;

import org.jspecify.annotations.NullMarked;
