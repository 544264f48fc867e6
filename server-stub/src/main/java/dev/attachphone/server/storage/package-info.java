/** Stores accounts, credentials, agents and attachments in SQLite or PostgreSQL. All SQL of the server is in this package. */
@NullMarked
package dev.attachphone.server.storage;

import org.jspecify.annotations.NullMarked;
