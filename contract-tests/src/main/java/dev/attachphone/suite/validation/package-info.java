/** Validates replies against the contract and the expectations of the cases. */
@NullMarked
package dev.attachphone.suite.validation;

import org.jspecify.annotations.NullMarked;
