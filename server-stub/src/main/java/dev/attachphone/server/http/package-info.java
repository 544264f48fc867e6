/** The HTTP server: routing, content negotiation, health endpoints and the request limit. */
@NullMarked
package dev.attachphone.server.http;

import org.jspecify.annotations.NullMarked;
