/** The commands of the sandbox and their options. */
@NullMarked
package dev.attachphone.sandbox.cli;

import org.jspecify.annotations.NullMarked;
