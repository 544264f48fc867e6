package dev.attachphone.sandbox.http;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.answer.HeaderText;
import dev.attachphone.sandbox.answer.Reply;
import dev.attachphone.sandbox.request.Operations;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wiremock.jakarta.servlet.RequestDispatcher;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** Answers in the page's envelope where Jetty answers by itself: to what is not HTTP, and to what went wrong in here. */
final class EnvelopeErrors extends ErrorHandler {

    private static final Logger LOG = System.getLogger("sandbox");

    private final Operations operations;

    EnvelopeErrors(Operations operations) {
        this.operations = operations;
    }

    /** Whatever the method: Jetty would give some of them no body. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            LOG.log(Level.ERROR, "the sandbox failed to answer", cause);
        }
        NamedAnswer answer =
                operations.attach().answer(response.getStatus() < 500 ? "unknown-path" : "internal-server-error");
        Reply.headers(answer.name()).forEach(response::setHeader);
        response.setHeader(
                Reply.BECAUSE, "the sandbox's HTTP server answered by itself: " + HeaderText.of(answer.when()));
        response.setHeader(Reply.PROVENANCE, HeaderText.of(answer.provenance()));
        response.setHeader(Reply.SOURCE, HeaderText.of(answer.source()));
        response.setStatus(answer.status());
        byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        base.setHandled(true);
    }

    /** For what cannot even be parsed as HTTP. */
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        Reply.headers("bad-request").forEach(fields::put);
        fields.put(Reply.BECAUSE, "this is not a request that HTTP allows");
        fields.put(Reply.PROVENANCE, Reply.OURS);
        String message = HttpStatus.getMessage(status);
        return ByteBuffer.wrap(Reply.envelope(status, message).toString().getBytes(StandardCharsets.UTF_8));
    }
}
