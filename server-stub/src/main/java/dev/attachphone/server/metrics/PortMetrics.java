package dev.attachphone.server.metrics;

import dev.attachphone.server.http.connection.HttpServerListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Records the requests of a port by answer, their durations, and the gauges of the port. */
final class PortMetrics implements HttpServerListener {

    private final MeterRegistry registry;
    private final String port;
    private final Map<CompletedRequest, Counter> counters = new ConcurrentHashMap<>();
    private final Map<ExceededLimit, Counter> rejections = new EnumMap<>(ExceededLimit.class);
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    PortMetrics(MeterRegistry registry, String port) {
        this.registry = registry;
        this.port = port;
        // Registered with 0, so that the first rejection is visible as an increase.
        for (ExceededLimit rejectionReason : ExceededLimit.values()) {
            rejections.put(rejectionReason, rejections(rejectionReason));
        }
    }

    @Override
    public void requestCompleted(CompletedRequest completedRequest, long nanos) {
        counters.computeIfAbsent(completedRequest, this::counter).increment();
        timers.computeIfAbsent(completedRequest.operation(), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        ExceededLimit.of(completedRequest).map(rejections::get).ifPresent(Counter::increment);
    }

    @Override
    public void registerGauge(GaugeName gaugeName, LongSupplier current) {
        switch (gaugeName) {
            case CONNECTIONS -> gauge("attach.connections", "Open connections", current);
            case REQUESTS -> gauge("attach.requests.active", "Requests in progress", current);
            case RATE_LIMITED_ACCOUNTS ->
                gauge(
                        "attach.rate.limited.accounts",
                        "Accounts whose next request would be rejected by the rate limit",
                        current);
            case CERTIFICATE_PROBLEM ->
                gauge(
                        "attach.tls.certificate.problem",
                        "1 while the TLS files are invalid and the last valid certificate is in use",
                        current);
            case CERTIFICATE_NOT_AFTER ->
                gauge(
                        "attach.tls.certificate.not.after.seconds",
                        "End of the validity of the certificate in use, in seconds since 1970; 0 without TLS",
                        current);
        }
    }

    private void gauge(String name, String description, LongSupplier current) {
        Gauge.builder(name, current::getAsLong)
                .description(description)
                .tag("port", port)
                .register(registry);
    }

    private Counter counter(CompletedRequest completedRequest) {
        return Counter.builder("attach.requests")
                .description("Requests by operation, name of the answer and HTTP status")
                .tag("port", port)
                .tag("operation", completedRequest.operation())
                .tag("answer", completedRequest.answer())
                .tag("status", Integer.toString(completedRequest.status()))
                .register(registry);
    }

    private Timer timer(String operation) {
        return Timer.builder("attach.request.duration")
                .description("Time from the first byte of a request to the last byte of its response")
                .tag("port", port)
                .tag("operation", operation)
                .serviceLevelObjectives(HistogramBuckets.DURATIONS)
                .register(registry);
    }

    private Counter rejections(ExceededLimit rejectionReason) {
        return Counter.builder("attach.refusals")
                .description("Requests that were rejected because of a limit")
                .tag("port", port)
                .tag("limit", rejectionReason.label())
                .register(registry);
    }
}
