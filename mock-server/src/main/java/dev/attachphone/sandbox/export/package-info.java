/** Exports the sandbox's stubs as mappings for an unmodified WireMock. */
@NullMarked
package dev.attachphone.sandbox.export;

import org.jspecify.annotations.NullMarked;
