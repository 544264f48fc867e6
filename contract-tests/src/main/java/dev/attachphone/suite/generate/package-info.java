/** Makes cases from a seed, each with its predicted answers, and shrinks those that fail. */
@NullMarked
package dev.attachphone.suite.generate;

import org.jspecify.annotations.NullMarked;
