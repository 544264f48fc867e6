/** The Jersey adapter, and the resources, filters and providers of the public API. */
@NullMarked
package dev.attachphone.server.http.jaxrs;

import org.jspecify.annotations.NullMarked;
