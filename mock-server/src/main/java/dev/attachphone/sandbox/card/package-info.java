/** The integration card: which answers a client has met, how it reacted, and which answers are left to try. */
@NullMarked
package dev.attachphone.sandbox.card;

import org.jspecify.annotations.NullMarked;
