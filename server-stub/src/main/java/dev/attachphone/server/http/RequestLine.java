package dev.attachphone.server.http;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs one line for each request: what was asked by whom, what was answered, and how long it took. */
final class RequestLine implements RequestLog {

    private static final Logger log = LoggerFactory.getLogger(RequestLine.class);

    private final HttpRules rules;

    RequestLine(HttpRules rules) {
        this.rules = rules;
    }

    @Override
    public void log(Request request, Response response) {
        try (MDC.MDCCloseable id = MDC.putCloseable("request", RequestId.of(request))) {
            LoggingEventBuilder line = log.atInfo()
                    .setMessage(path(request))
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("answer", AnswerWriter.writtenTo(request))
                    .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(NanoTime.since(request.getBeginNanoTime())));
            LoggingEventBuilder withAccount = with(line, "account", Trace.account(request));
            with(withAccount, "numbers", Trace.numbers(request)).log();
        }
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String key, Optional<Object> value) {
        return value.map(known -> line.addKeyValue(key, known)).orElse(line);
    }

    // A path that is not ours could be anything, a number or a credential included.
    private String path(Request request) {
        String path = request.getHttpURI().getPath();
        return HealthHandler.PATHS.contains(path) ? path : rules.pathOf(path).orElse("(unknown path)");
    }
}
