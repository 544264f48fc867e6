package dev.attachphone.server.metrics;

import dev.attachphone.server.http.answer.PlainTextEndpoint.PlainText;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.storage.transaction.StorageListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** The metrics of the server: process, build, ports and database. Thread-safe. */
public final class PrometheusMetrics {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** Their names do not follow the conventions of Prometheus, and {@code system.cpu.usage} and others tell more. */
    private static final List<String> OMITTED = List.of("process.cpu.time", "system.cpu.count");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * Creates the registry, and registers the metrics of the process and the build.
     *
     * @param version the version of the program
     */
    // JvmGcMetrics is not closed: it listens to the garbage collector until the process ends.
    @SuppressWarnings("resource")
    public PrometheusMetrics(String version) {
        OMITTED.forEach(name -> registry.config().meterFilter(MeterFilter.denyNameStartsWith(name)));
        Gauge.builder("attach.build.info", () -> 1)
                .description("1, with the versions of the server and of Java")
                .tag("version", version)
                .tag("java", Runtime.version().toString())
                .register(registry);
        List.<MeterBinder>of(
                        new JvmMemoryMetrics(),
                        new JvmGcMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(metrics -> metrics.bindTo(registry));
    }

    /**
     * Returns a listener that records the metrics of a port.
     *
     * @param name the value of the label {@code port}
     */
    public HttpServerListener forPort(String name) {
        return new PortMetrics(registry, name);
    }

    /** Returns a listener that records the metrics of the database. */
    public StorageListener forStorage() {
        return new StorageMetrics(registry);
    }

    /**
     * Returns all metrics, as OpenMetrics if the client accepts it, and otherwise in the text format of Prometheus.
     *
     * @param accept the value of the {@code Accept} header; empty if there is none
     */
    public PlainText scrape(String accept) {
        String format = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        return new PlainText(format, registry.scrape(format));
    }
}
