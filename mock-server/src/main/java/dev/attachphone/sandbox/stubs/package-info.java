/** From stub files and the contract to the WireMock stubs that are served. */
@NullMarked
package dev.attachphone.sandbox.stubs;

import org.jspecify.annotations.NullMarked;
