/** Connectors, connection limits, timeouts and strict HTTP/1.1 parsing. */
@NullMarked
package dev.attachphone.server.http.connection;

import org.jspecify.annotations.NullMarked;
