/** Builds the stubs of the sandbox from stub files and the contract, and loads them into WireMock. */
@NullMarked
package dev.attachphone.sandbox.stubs;

import org.jspecify.annotations.NullMarked;
