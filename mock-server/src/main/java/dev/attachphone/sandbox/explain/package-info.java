/** Texts about wrong requests: what violates the schema, the nearest name, and a body to send instead. */
@NullMarked
package dev.attachphone.sandbox.explain;

import org.jspecify.annotations.NullMarked;
