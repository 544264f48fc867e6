package dev.attachphone.server.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** The bucket boundaries of histograms. */
final class HistogramBuckets {

    /** From a read in memory to the timeouts of the database. A commit takes between one and about ten milliseconds. */
    static final Duration[] DURATIONS = LongStream.of(
                    500,
                    1_000,
                    2_000,
                    5_000,
                    10_000,
                    20_000,
                    50_000,
                    100_000,
                    200_000,
                    500_000,
                    1_000_000,
                    2_000_000,
                    5_000_000,
                    10_000_000,
                    20_000_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toArray(Duration[]::new);

    /** Up to the largest groups of PostgreSQL (60) and SQLite (512). */
    static final double[] GROUPS = {1, 2, 4, 8, 16, 32, 60, 128, 256, 512};

    private HistogramBuckets() {}
}
