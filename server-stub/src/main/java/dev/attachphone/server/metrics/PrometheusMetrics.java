package dev.attachphone.server.metrics;

import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.storage.transaction.StorageListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** All that Prometheus is told. */
public final class PrometheusMetrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * Begins to measure.
     *
     * @param version of the program
     */
    public PrometheusMetrics(String version) {
        Gauge.builder("attach.build.info", () -> 1)
                .description("1, with the versions of the server and of Java")
                .tag("version", version)
                .tag("java", Runtime.version().toString())
                .register(registry);
        new JvmMetrics().bindTo(registry);
    }

    /**
     * Measures a port.
     *
     * @param name what the port is called
     */
    public HttpServerListener forPort(String name) {
        return new PortMetrics(registry, name);
    }

    /** Measures the database. */
    public StorageListener forStorage() {
        return new StorageMetrics(registry);
    }

    /** Everything, in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }
}
