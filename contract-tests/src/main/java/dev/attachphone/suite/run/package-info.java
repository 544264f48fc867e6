/** Selects and executes the checks of a run, within a budget of requests, and collects their outcomes. */
@NullMarked
package dev.attachphone.suite.run;

import org.jspecify.annotations.NullMarked;
