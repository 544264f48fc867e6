/** Writes a request for each answer, in the formats of HTTP clients. */
@NullMarked
package dev.attachphone.sandbox.collection;

import org.jspecify.annotations.NullMarked;
