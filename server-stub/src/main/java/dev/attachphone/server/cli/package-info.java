/** The command line: commands, their options, usage errors, logging and the startup message. */
@NullMarked
package dev.attachphone.server.cli;

import org.jspecify.annotations.NullMarked;
