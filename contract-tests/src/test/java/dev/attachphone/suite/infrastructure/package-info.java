/** Correct targets behind ordinary infrastructure, which the suite must not report as faulty. */
@NullMarked
package dev.attachphone.suite.infrastructure;

import org.jspecify.annotations.NullMarked;
