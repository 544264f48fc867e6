/** Executes SQL on pooled connections: reads directly, writes in group commits. */
@NullMarked
package dev.attachphone.server.storage.transaction;

import org.jspecify.annotations.NullMarked;
