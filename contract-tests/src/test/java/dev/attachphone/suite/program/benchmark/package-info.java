/** Measurements that write the pages BENCHMARK.md and MEMORY.md. */
@NullMarked
package dev.attachphone.suite.program.benchmark;

import org.jspecify.annotations.NullMarked;
