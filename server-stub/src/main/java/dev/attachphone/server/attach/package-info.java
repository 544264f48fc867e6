/** The rules of attaching numbers to agents; knows nothing of HTTP or SQL. */
@NullMarked
package dev.attachphone.server.attach;

import org.jspecify.annotations.NullMarked;
