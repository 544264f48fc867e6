/** The faults that implementers make: each alters one rule of the server in {@link dev.attachphone.suite.faulty.server}. */
@NullMarked
package dev.attachphone.suite.faulty.catalog;

import org.jspecify.annotations.NullMarked;
