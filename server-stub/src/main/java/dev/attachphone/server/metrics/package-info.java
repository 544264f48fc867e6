/** Metrics for Prometheus. The only package that uses Micrometer. */
@NullMarked
package dev.attachphone.server.metrics;

import org.jspecify.annotations.NullMarked;
