/** A server for tests that answers as it is told. */
@NullMarked
package dev.attachphone.suite.tiny;

import org.jspecify.annotations.NullMarked;
