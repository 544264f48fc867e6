/** Faults of servers and databases under load, and what holds after them; RELIABILITY.md of server-stub shows the results. */
@NullMarked
package dev.attachphone.suite.program.reliability;

import org.jspecify.annotations.NullMarked;
