package dev.attachphone.server.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs one line for each request: what was asked, what was answered, and how long it took. */
final class RequestLine implements RequestLog {

    private static final Logger log = LoggerFactory.getLogger(RequestLine.class);

    private final HttpRules rules;

    RequestLine(HttpRules rules) {
        this.rules = rules;
    }

    @Override
    public void log(Request request, Response response) {
        try (MDC.MDCCloseable id = MDC.putCloseable("request", RequestId.of(request))) {
            log.info(
                    "{} {} {} {}us",
                    path(request),
                    response.getStatus(),
                    AnswerWriter.writtenTo(request),
                    TimeUnit.NANOSECONDS.toMicros(NanoTime.since(request.getBeginNanoTime())));
        }
    }

    // A path that is not ours could be anything, a number or a credential included.
    private String path(Request request) {
        String path = request.getHttpURI().getPath();
        return HealthHandler.PATHS.contains(path) ? path : rules.pathOf(path).orElse("(unknown path)");
    }
}
