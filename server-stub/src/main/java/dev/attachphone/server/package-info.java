/** The server's program. {@link dev.attachphone.server.Main} starts it; the commands are in {@code cli}. */
@NullMarked
package dev.attachphone.server;

import org.jspecify.annotations.NullMarked;
