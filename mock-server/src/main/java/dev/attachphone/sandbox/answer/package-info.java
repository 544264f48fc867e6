/** The response transformers: they decide by state, fill in values, explain the answer and inject faults. */
@NullMarked
package dev.attachphone.sandbox.answer;

import org.jspecify.annotations.NullMarked;
