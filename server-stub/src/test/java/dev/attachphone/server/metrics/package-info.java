/** Tests. */
@NullMarked
package dev.attachphone.server.metrics;

import org.jspecify.annotations.NullMarked;
