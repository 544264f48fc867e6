package dev.attachphone.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.RequestJournalDisabledException;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.answer.HeaderSanitizer;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.request.ServedOperations;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.RequestDispatcher;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** Answers in the page's envelope where Jetty answers by itself: to what is not HTTP, and to what went wrong in here. */
final class SandboxErrorHandler extends ErrorHandler {

    private static final Logger LOG = System.getLogger("sandbox");

    private final ServedOperations servedOperations;

    SandboxErrorHandler(ServedOperations servedOperations) {
        this.servedOperations = servedOperations;
    }

    /** Whatever the method: Jetty would give some of them no body. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        base.setHandled(true);
        if (isOfTheJournal(failure)) {
            own(response);
            return;
        }
        if (failure instanceof Throwable cause) {
            LOG.log(Level.ERROR, "the sandbox failed to answer", cause);
        }
        NamedAnswer answer =
                servedOperations.attach().answer(response.getStatus() < 500 ? "unknown-path" : "internal-server-error");
        SandboxResponses.headers(answer.name()).forEach(response::setHeader);
        response.setHeader(
                SandboxResponses.REASON,
                "the sandbox's HTTP server answered by itself: " + HeaderSanitizer.sanitize(answer.condition()));
        response.setHeader(SandboxResponses.PROVENANCE, HeaderSanitizer.sanitize(answer.provenance()));
        response.setHeader(SandboxResponses.SOURCE, HeaderSanitizer.sanitize(answer.source()));
        write(response, answer.status(), answer.body());
    }

    private static boolean isOfTheJournal(@Nullable Object failure) {
        return failure instanceof Throwable thrown
                && Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                        .anyMatch(RequestJournalDisabledException.class::isInstance);
    }

    private static void own(HttpServletResponse response) throws IOException {
        SandboxResponses.headers("control").forEach(response::setHeader);
        response.setHeader(SandboxResponses.REASON, "this needs WireMock's own journal, which is off");
        response.setHeader(SandboxResponses.PROVENANCE, SandboxResponses.OURS);
        write(
                response,
                HttpStatus.NOT_IMPLEMENTED_501,
                SandboxResponses.envelope(
                        HttpStatus.NOT_IMPLEMENTED_501,
                        "WireMock's own journal is off: it would show every token to whoever asks."
                                + " GET /__sandbox/journal, sent with a token, has what that token sent"));
    }

    private static void write(HttpServletResponse response, int status, JsonNode json) throws IOException {
        response.setStatus(status);
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** For what cannot even be parsed as HTTP. */
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        SandboxResponses.headers("bad-request").forEach(fields::put);
        fields.put(SandboxResponses.REASON, "this is not a request that HTTP allows");
        fields.put(SandboxResponses.PROVENANCE, SandboxResponses.OURS);
        String message = HttpStatus.getMessage(status);
        return ByteBuffer.wrap(
                SandboxResponses.envelope(status, message).toString().getBytes(StandardCharsets.UTF_8));
    }
}
