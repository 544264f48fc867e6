/** Runs cases and workloads against a target: builds requests, sends them and validates the replies. */
@NullMarked
package dev.attachphone.suite.execution;

import org.jspecify.annotations.NullMarked;
