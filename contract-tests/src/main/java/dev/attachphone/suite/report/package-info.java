/** Tells people and programs how a run went. */
@NullMarked
package dev.attachphone.suite.report;

import org.jspecify.annotations.NullMarked;
