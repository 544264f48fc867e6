/** Reads the contract file, so that no other module types a documented sentence, path or order a second time. */
@NullMarked
package dev.attachphone.openapi;

import org.jspecify.annotations.NullMarked;
