/** The options of the server, and the errors of their values. */
@NullMarked
package dev.attachphone.server.cli.option;

import org.jspecify.annotations.NullMarked;
