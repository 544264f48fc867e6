package dev.attachphone.server.http.accesslog;

import org.eclipse.jetty.server.Request;
import org.slf4j.MDC;

/** Adds the request id and the trace id to the log events of the current thread until it is closed. */
public final class LogContext implements AutoCloseable {

    /** The field of the request id. */
    public static final String REQUEST = "request";

    /** The field of the trace id, which is missing if the request belongs to no trace. */
    public static final String TRACE = "trace";

    private LogContext() {}

    public static LogContext of(Request request) {
        MDC.put(REQUEST, RequestId.of(request));
        TraceParent.of(request).ifPresent(trace -> MDC.put(TRACE, trace.traceId()));
        return new LogContext();
    }

    @Override
    public void close() {
        MDC.remove(REQUEST);
        MDC.remove(TRACE);
    }
}
