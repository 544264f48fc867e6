/** The command line of the suite: options, errors and exit codes. */
@NullMarked
package dev.attachphone.suite.cli;

import org.jspecify.annotations.NullMarked;
