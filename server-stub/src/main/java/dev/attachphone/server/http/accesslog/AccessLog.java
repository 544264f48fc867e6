package dev.attachphone.server.http.accesslog;

import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.HttpServerListener.CompletedRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs every request with its answer, its duration in microseconds and its {@link AccessLogFields}, and notifies a listener. */
public final class AccessLog implements RequestLog {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    /**
     * How a request is named in the log and in metrics. A path outside the contract is not logged, because it may contain a number or a
     * credential.
     *
     * @param path the path template of the contract, a path of the server itself, or a placeholder for unknown paths
     * @param operation the operation id, or the server's own name for paths outside the contract
     */
    public record RequestLabels(String path, String operation) {

        /** The operation label of requests that no operation serves. */
        public static final String NO_OPERATION = "none";

        /** The labels of requests to unknown paths. */
        public static final RequestLabels UNKNOWN_PATH = new RequestLabels("(unknown path)", NO_OPERATION);
    }

    private final Function<Request, RequestLabels> labels;
    private final HttpServerListener listener;

    public AccessLog(Function<Request, RequestLabels> labels, HttpServerListener listener) {
        this.labels = labels;
        this.listener = listener;
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = NanoTime.since(request.getBeginNanoTime());
        RequestLabels requestLabels = labels.apply(request);
        String answer = AccessLogFields.answerName(request);
        listener.requestCompleted(new CompletedRequest(requestLabels.operation(), answer, response.getStatus()), nanos);
        try (LogContext context = LogContext.of(request)) {
            LoggingEventBuilder event = log.atInfo()
                    .setMessage(requestLabels.path())
                    .addKeyValue("operation", requestLabels.operation())
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("answer", answer)
                    .addKeyValue("micros", micros(nanos));
            event = withTimings(event, request);
            for (Map.Entry<String, String> field :
                    AccessLogFields.fields(request).entrySet()) {
                event = event.addKeyValue(field.getKey(), field.getValue());
            }
            event.log();
        }
    }

    // The rest of the duration is the server's own work and the transmission of the response.
    private static LoggingEventBuilder withTimings(LoggingEventBuilder event, Request request) {
        LoggingEventBuilder arrived = AccessLogFields.arrivalNanos(request)
                .map(nanos -> event.addKeyValue("arrival", micros(nanos)))
                .orElse(event);
        return AccessLogFields.timings(request)
                .map(timings -> arrived.addKeyValue("read", micros(timings.readNanos()))
                        .addKeyValue("queue", micros(timings.queueNanos()))
                        .addKeyValue("statements", micros(timings.statementNanos()))
                        .addKeyValue("commit", micros(timings.commitNanos())))
                .orElse(arrived);
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }
}
