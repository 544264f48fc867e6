/** Counts and measures what the server does, for Prometheus; the only place that knows Micrometer. */
@NullMarked
package dev.attachphone.server.metrics;

import org.jspecify.annotations.NullMarked;
