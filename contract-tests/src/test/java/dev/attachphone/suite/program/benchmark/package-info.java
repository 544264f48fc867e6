/** Measurements that write the pages BENCHMARK.md, MEMORY.md and MEASURED.md. */
@NullMarked
package dev.attachphone.suite.program.benchmark;

import org.jspecify.annotations.NullMarked;
