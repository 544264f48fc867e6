/**
 * Reads the contract files: operations, named answers, limits and vocabulary. Start with {@link dev.attachphone.openapi.Contract}.
 */
@NullMarked
package dev.attachphone.openapi;

import org.jspecify.annotations.NullMarked;
