/** Reading request bodies: limits, deadlines and strict JSON. */
@NullMarked
package dev.attachphone.server.http.body;

import org.jspecify.annotations.NullMarked;
