/** Delays and faults of responses: their names, and what causes them. */
@NullMarked
package dev.attachphone.sandbox.fault;

import org.jspecify.annotations.NullMarked;
