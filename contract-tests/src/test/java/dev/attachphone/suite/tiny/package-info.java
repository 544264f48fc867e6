/** A server for tests that answers as it is told, and certificates for those that speak TLS. */
@NullMarked
package dev.attachphone.suite.tiny;

import org.jspecify.annotations.NullMarked;
