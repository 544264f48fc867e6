package dev.attachphone.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;

/** The metrics of the process: memory, garbage collection, threads, processors, open files and uptime. */
final class JvmMetrics implements MeterBinder {

    // JvmGcMetrics is not closed: it listens to the garbage collector until the process ends.
    @SuppressWarnings("resource")
    private final List<MeterBinder> parts = List.of(
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());

    @Override
    public void bindTo(MeterRegistry registry) {
        parts.forEach(part -> part.bindTo(registry));
    }
}
