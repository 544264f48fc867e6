/** Predicts the named answer to a request from rules that are data, knowing nothing of any program that answers. */
@NullMarked
package dev.attachphone.suite.oracle;

import org.jspecify.annotations.NullMarked;
