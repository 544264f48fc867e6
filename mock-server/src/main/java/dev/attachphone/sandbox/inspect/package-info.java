/** The inspection of a request before WireMock selects a stub. */
@NullMarked
package dev.attachphone.sandbox.inspect;

import org.jspecify.annotations.NullMarked;
