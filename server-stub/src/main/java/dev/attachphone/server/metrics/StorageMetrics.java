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

/** Records the write queue, the groups that are committed together, and the connection pool. */
final class StorageMetrics implements StorageListener {

    private final MeterRegistry registry;
    private final Timer queued;
    private final Timer commits;
    private final DistributionSummary groups;
    private final Counter retries;
    private final Counter failures;

    StorageMetrics(MeterRegistry registry) {
        this.registry = registry;
        queued = timer("attach.write.wait", "Time that a write waited for a writer");
        commits = timer("attach.commit.duration", "Time that a group took, including retries");
        groups = DistributionSummary.builder("attach.commit.group.size")
                .description("Writes in a transaction")
                .serviceLevelObjectives(HistogramBuckets.GROUPS)
                .register(registry);
        retries = counter("attach.write.retries", "Transactions that were repeated because of a concurrent one");
        failures = counter("attach.write.failures", "Transactions that failed because of the database");
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
                .description("Writes waiting for a writer")
                .register(registry);
        Gauge.builder("attach.write.queue.max", () -> max)
                .description("Limit of waiting writes (--max-queue)")
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
