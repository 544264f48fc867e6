/** The sandbox in a partner's own tests, with JUnit. */
@NullMarked
package dev.attachphone.sandbox.junit;

import org.jspecify.annotations.NullMarked;
