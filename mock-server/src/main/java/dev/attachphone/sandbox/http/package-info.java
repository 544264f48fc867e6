/** WireMock's HTTP server with limited bodies, protected admin API, and errors in the envelope of the vendor's page. */
@NullMarked
package dev.attachphone.sandbox.http;

import org.jspecify.annotations.NullMarked;
