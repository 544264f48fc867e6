/** The contract test suite: checks a server against the contract over HTTP. */
@NullMarked
package dev.attachphone.suite;

import org.jspecify.annotations.NullMarked;
