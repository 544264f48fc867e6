/** Validates the contract files and tests their reader. */
@NullMarked
package dev.attachphone.openapi;

import org.jspecify.annotations.NullMarked;
