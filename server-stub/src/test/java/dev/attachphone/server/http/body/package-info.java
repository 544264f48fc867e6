/** Tests of reading request bodies. */
@NullMarked
package dev.attachphone.server.http.body;

import org.jspecify.annotations.NullMarked;
