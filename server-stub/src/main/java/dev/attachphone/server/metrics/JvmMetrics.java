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

/** The process itself: memory, garbage collection, threads, processors, open files and the time of its start. */
final class JvmMetrics implements MeterBinder {

    // Listens to the collector for as long as the process lives.
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
