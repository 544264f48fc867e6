/** The contract that the sandbox serves: the built-in one, or an edited one that is reloaded when its file changes. */
@NullMarked
package dev.attachphone.sandbox.contract;

import org.jspecify.annotations.NullMarked;
