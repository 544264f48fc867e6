/** The checks that the command lines of the programs share. */
@NullMarked
package dev.attachphone.openapi.cli;

import org.jspecify.annotations.NullMarked;
