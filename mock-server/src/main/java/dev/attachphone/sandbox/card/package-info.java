/** The integration card: which answers a client has met, how it took them, and what it has not tried yet. */
@NullMarked
package dev.attachphone.sandbox.card;

import org.jspecify.annotations.NullMarked;
