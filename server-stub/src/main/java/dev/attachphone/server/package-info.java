/** Wires the server together and starts it from the command line. */
@NullMarked
package dev.attachphone.server;

import org.jspecify.annotations.NullMarked;
