package dev.attachphone.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.AnswerWriter;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers whoever decides where requests go: {@code GET /health/live} with 200 for as long as the process works, {@code GET
 * /health/ready} with 503 if requests cannot be served now.
 */
final class HealthHandler extends Handler.Abstract {

    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    /** What it answers, and what that is called. */
    static final Map<String, String> PATHS = Map.of(LIVE, "liveness", READY, "readiness");

    private final BooleanSupplier ready;
    private final NamedAnswer notAllowed;
    private final AnswerWriter writer;

    HealthHandler(BooleanSupplier ready, NamedAnswer notAllowed, AnswerWriter writer) {
        this.ready = ready;
        this.notAllowed = notAllowed;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !PATHS.containsKey(path)) {
            return false;
        }
        if (!HttpMethod.GET.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.GET.asString());
            writer.write(Answer.of(notAllowed), request, response, callback);
            return true;
        }
        writer.write(path.equals(LIVE) ? ok("live") : readiness(), request, response, callback);
        return true;
    }

    private Answer readiness() {
        return ready.getAsBoolean() ? ok("ready") : Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503, "not-ready");
    }

    private static Answer ok(String status) {
        return new Answer(
                status, HttpStatus.OK_200, JsonNodeFactory.instance.objectNode().put("status", status));
    }
}
