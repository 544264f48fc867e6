/** The {@code Prefer} header and its query parameter, by which a client asks for an answer, a delay or a fault. */
@NullMarked
package dev.attachphone.sandbox.prefer;

import org.jspecify.annotations.NullMarked;
