/** Support for the tests of all modules. */
@NullMarked
package dev.attachphone.testing;

import org.jspecify.annotations.NullMarked;
