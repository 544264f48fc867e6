/** The sandbox: a WireMock server that answers the attach phone number API as its contract documents. */
@NullMarked
package dev.attachphone.sandbox;

import org.jspecify.annotations.NullMarked;
