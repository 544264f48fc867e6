/** Keeps accounts, credentials, agents and attachments in a database; the only place that knows SQL. */
@NullMarked
package dev.attachphone.server.storage;

import org.jspecify.annotations.NullMarked;
