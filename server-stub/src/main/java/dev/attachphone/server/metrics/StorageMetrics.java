package dev.attachphone.server.metrics;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.attachphone.server.storage.transaction.StorageListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Measures the queue of writes, the groups that are committed, and the pool of connections. */
final class StorageMetrics implements StorageListener {

    private final MeterRegistry registry;
    private final Timer queued;
    private final Timer commits;
    private final DistributionSummary groups;
    private final Counter retries;
    private final Counter failures;

    StorageMetrics(MeterRegistry registry) {
        this.registry = registry;
        queued = timer("attach.write.wait", "How long a write waited for a writer");
        commits = timer("attach.commit.duration", "How long a group took, with what had to be repeated of it");
        groups = DistributionSummary.builder("attach.commit.group.size")
                .description("Writes that shared a transaction")
                .serviceLevelObjectives(HistogramBuckets.GROUPS)
                .register(registry);
        retries = counter("attach.write.retries", "Writes that were tried again because another writer got in the way");
        failures = counter("attach.write.failures", "Writes that were given up because the database failed");
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(HistogramBuckets.DURATIONS)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    @Override
    public void queueOpened(IntSupplier waiting, int max) {
        Gauge.builder("attach.write.queue", waiting::getAsInt)
                .description("Writes that wait for a writer")
                .register(registry);
        Gauge.builder("attach.write.queue.max", () -> max)
                .description("How many writes may wait (--max-queue)")
                .register(registry);
    }

    @Override
    public void writeStarted(long queuedNanos) {
        queued.record(queuedNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void groupCompleted(int size, long nanos) {
        groups.record(size);
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void writeRetried() {
        retries.increment();
    }

    @Override
    public void writeFailed() {
        failures.increment();
    }

    @Override
    public Optional<MetricsTrackerFactory> poolMetrics() {
        return Optional.of(new MicrometerMetricsTrackerFactory(registry));
    }
}
