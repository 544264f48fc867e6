/** The state of the sandbox: one realm per token, and the claim that attaches numbers in it. */
@NullMarked
package dev.attachphone.sandbox.world;

import org.jspecify.annotations.NullMarked;
