/** A deterministic simulation of the threads, the time and the database of the writer. */
@NullMarked
package dev.attachphone.server.storage.simulation;

import org.jspecify.annotations.NullMarked;
