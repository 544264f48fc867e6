/** What WireMock's own HTTP server leaves open: a bound on bodies, and the envelope for its own errors. */
@NullMarked
package dev.attachphone.sandbox.http;

import org.jspecify.annotations.NullMarked;
