/** The sandbox's own API, under {@code /__sandbox}: what is kept for a token, and how to change it. */
@NullMarked
package dev.attachphone.sandbox.control;

import org.jspecify.annotations.NullMarked;
