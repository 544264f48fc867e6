package dev.attachphone.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.NamedAnswer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code GET /health/ready}: 200 if requests can be served, 503 if the database does not answer. */
final class ReadyHandler extends Handler.Abstract {

    static final String PATH = "/health/ready";

    private final BooleanSupplier ready;
    private final NamedAnswer notAllowed;
    private final AnswerWriter writer;

    ReadyHandler(BooleanSupplier ready, NamedAnswer notAllowed, AnswerWriter writer) {
        this.ready = ready;
        this.notAllowed = notAllowed;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!PATH.equals(request.getHttpURI().getPath())) {
            return false;
        }
        if (!HttpMethod.GET.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.GET.asString());
            writer.write(Answer.of(notAllowed), request, response, callback);
            return true;
        }
        Answer answer = ready.getAsBoolean()
                ? new Answer(
                        "ready",
                        HttpStatus.OK_200,
                        JsonNodeFactory.instance.objectNode().put("status", "ready"))
                : Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
        writer.write(answer, request, response, callback);
        return true;
    }
}
