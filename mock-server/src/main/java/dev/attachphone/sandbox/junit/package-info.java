/** A JUnit extension that runs the sandbox in tests of API clients. */
@NullMarked
package dev.attachphone.sandbox.junit;

import org.jspecify.annotations.NullMarked;
