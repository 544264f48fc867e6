/** The contract that a sandbox serves: the built-in one, or one that was edited and may change again. */
@NullMarked
package dev.attachphone.sandbox.contract;

import org.jspecify.annotations.NullMarked;
