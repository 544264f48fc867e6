/** The request id and the access log. */
@NullMarked
package dev.attachphone.server.http.accesslog;

import org.jspecify.annotations.NullMarked;
