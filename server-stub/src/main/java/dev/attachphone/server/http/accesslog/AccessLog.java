package dev.attachphone.server.http.accesslog;

import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.connection.HttpServerListener;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs one line for each request, and counts it: what was asked by whom, what was answered, and how long it took. */
public final class AccessLog implements RequestLog {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    private final RequestLabels.LabelResolver labels;
    private final HttpServerListener listener;

    public AccessLog(RequestLabels.LabelResolver subjects, HttpServerListener httpServerListener) {
        this.labels = subjects;
        this.listener = httpServerListener;
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = NanoTime.since(request.getBeginNanoTime());
        RequestLabels requestLabels = labels.of(request);
        String answer = AnswerWriter.answerName(request);
        listener.requestCompleted(
                new HttpServerListener.CompletedRequest(requestLabels.operation(), answer, response.getStatus()),
                nanos);
        try (MDC.MDCCloseable id = MDC.putCloseable("request", RequestId.of(request))) {
            LoggingEventBuilder line = log.atInfo()
                    .setMessage(requestLabels.path())
                    .addKeyValue("operation", requestLabels.operation())
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("answer", answer)
                    .addKeyValue("micros", micros(nanos));
            LoggingEventBuilder whole = withTimes(line, request);
            for (Map.Entry<String, String> note :
                    AccessLogFields.fields(request).entrySet()) {
                whole = whole.addKeyValue(note.getKey(), note.getValue());
            }
            whole.log();
        }
    }

    // What remains of the whole is the server's own work and the sending of the answer.
    private static LoggingEventBuilder withTimes(LoggingEventBuilder line, Request request) {
        LoggingEventBuilder times = AccessLogFields.arrivalNanos(request)
                .map(nanos -> line.addKeyValue("arrival", micros(nanos)))
                .orElse(line);
        return AccessLogFields.timings(request)
                .map(spent -> times.addKeyValue("read", micros(spent.readNanos()))
                        .addKeyValue("queue", micros(spent.queueNanos()))
                        .addKeyValue("statements", micros(spent.statementNanos()))
                        .addKeyValue("commit", micros(spent.commitNanos())))
                .orElse(times);
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }
}
