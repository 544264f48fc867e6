package dev.attachphone.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.answer.CommonAnswer;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the health endpoints: {@code GET /health/live} is answered with 200 while the process runs, {@code GET /health/ready} with 503
 * while requests cannot be served.
 */
final class HealthHandler extends Handler.Abstract {

    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    /** The paths, with their operation labels in the log and the metrics. */
    static final Map<String, String> PATHS = Map.of(LIVE, "liveness", READY, "readiness");

    private final BooleanSupplier ready;
    private final Operation anyOperation;
    private final AnswerWriter writer;

    HealthHandler(BooleanSupplier ready, Operation anyOperation, AnswerWriter writer) {
        this.ready = ready;
        this.anyOperation = anyOperation;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !PATHS.containsKey(path)) {
            return false;
        }
        if (PlainTextHandler.isRead(request)) {
            writer.write(path.equals(LIVE) ? ok("live") : readiness(), request, response, callback);
        } else {
            response.getHeaders().put(HttpHeader.ALLOW, PlainTextHandler.READ_METHODS);
            writer.write(CommonAnswer.METHOD_NOT_ALLOWED.of(anyOperation), request, response, callback);
        }
        return true;
    }

    private Answer readiness() {
        return ready.getAsBoolean()
                ? ok("ready")
                : Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503, "not-ready")
                        .withHeader(HttpHeader.RETRY_AFTER.asString(), "1");
    }

    private static Answer ok(String status) {
        return new Answer(
                status,
                HttpStatus.OK_200,
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("status", status));
    }
}
