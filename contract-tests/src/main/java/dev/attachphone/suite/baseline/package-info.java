/** Baselines: known failures of a target, each with a reason, an owner and an expiry. */
@NullMarked
package dev.attachphone.suite.baseline;

import org.jspecify.annotations.NullMarked;
