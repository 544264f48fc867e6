/** The control API under {@code /__sandbox}: reads and changes the state that the sandbox keeps for a token. */
@NullMarked
package dev.attachphone.sandbox.control;

import org.jspecify.annotations.NullMarked;
