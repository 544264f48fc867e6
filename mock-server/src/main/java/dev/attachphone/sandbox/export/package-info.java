/** The sandbox's stubs once more, as far as a WireMock without our classes can serve them. */
@NullMarked
package dev.attachphone.sandbox.export;

import org.jspecify.annotations.NullMarked;
