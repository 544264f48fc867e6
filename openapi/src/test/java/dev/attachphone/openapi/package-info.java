/** Refuses an invalid or sloppy contract. */
@NullMarked
package dev.attachphone.openapi;

import org.jspecify.annotations.NullMarked;
