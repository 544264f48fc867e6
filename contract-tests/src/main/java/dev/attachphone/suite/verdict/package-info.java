/** Judges a reply, as raw JSON, against the contract's schema and named example. */
@NullMarked
package dev.attachphone.suite.verdict;

import org.jspecify.annotations.NullMarked;
