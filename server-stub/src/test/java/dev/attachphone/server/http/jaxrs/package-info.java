@NullMarked
package dev.attachphone.server.http.jaxrs;

import org.jspecify.annotations.NullMarked;
