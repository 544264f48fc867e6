/** What each client sent and got: kept for a while, shown to that client alone. */
@NullMarked
package dev.attachphone.sandbox.journal;

import org.jspecify.annotations.NullMarked;
