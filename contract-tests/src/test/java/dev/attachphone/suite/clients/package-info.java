/** Generates clients from the contracts in several languages, and runs them against the packaged programs. */
@NullMarked
package dev.attachphone.suite.clients;

import org.jspecify.annotations.NullMarked;
