/** Prints the progress and the summary of a run and writes its reports. */
@NullMarked
package dev.attachphone.suite.report;

import org.jspecify.annotations.NullMarked;
