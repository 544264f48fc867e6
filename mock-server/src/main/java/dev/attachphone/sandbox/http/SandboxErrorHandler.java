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

/** Writes the errors of Jetty in the envelope of the vendor's page, and logs unhandled exceptions. */
final class SandboxErrorHandler extends ErrorHandler {

    private static final Logger LOG = System.getLogger("sandbox");

    private final ServedOperations operations;

    SandboxErrorHandler(ServedOperations operations) {
        this.operations = operations;
    }

    /** Returns true for every method. Jetty itself writes no body for some methods. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        base.setHandled(true);
        if (isJournalDisabled(failure)) {
            own(
                    response,
                    "control",
                    HttpStatus.NOT_IMPLEMENTED_501,
                    "WireMock's request journal is disabled, since it would show the tokens of all clients."
                            + " Use GET /__sandbox/journal, which shows a token its own requests",
                    "this requires WireMock's request journal, which is disabled");
            return;
        }
        if (failure instanceof Throwable cause) {
            LOG.log(
                    Level.ERROR,
                    "Unhandled exception while serving " + request.getMethod() + " " + request.getRequestURI(),
                    cause);
        }
        NamedAnswer answer =
                operations.attach().answer(response.getStatus() < 500 ? "unknown-path" : "internal-server-error");
        SandboxResponses.headers(answer.name()).forEach(response::setHeader);
        response.setHeader(
                SandboxResponses.REASON,
                "the HTTP server of the sandbox gave this answer: " + HeaderSanitizer.sanitize(answer.condition()));
        response.setHeader(SandboxResponses.PROVENANCE, HeaderSanitizer.sanitize(answer.provenance()));
        response.setHeader(SandboxResponses.SOURCE, HeaderSanitizer.sanitize(answer.source()));
        write(response, answer.status(), answer.body());
    }

    private static boolean isJournalDisabled(@Nullable Object failure) {
        return failure instanceof Throwable thrown
                && Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                        .anyMatch(RequestJournalDisabledException.class::isInstance);
    }

    /** Sends the answer to something that is not a valid HTTP request, and closes the connection. */
    static void badRequest(HttpServletResponse response, String reason) throws IOException {
        response.setHeader("Connection", "close");
        int status = HttpStatus.BAD_REQUEST_400;
        own(response, "bad-request", status, HttpStatus.getMessage(status), reason);
    }

    /** Sends an answer that is not in the contract. */
    private static void own(HttpServletResponse response, String answer, int status, String message, String reason)
            throws IOException {
        SandboxResponses.headers(answer).forEach(response::setHeader);
        response.setHeader(SandboxResponses.REASON, reason);
        response.setHeader(SandboxResponses.PROVENANCE, SandboxResponses.OURS);
        write(response, status, SandboxResponses.envelope(status, message));
    }

    private static void write(HttpServletResponse response, int status, JsonNode json) throws IOException {
        response.setStatus(status);
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Writes the answer to bytes that cannot be parsed as HTTP. */
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        SandboxResponses.headers("bad-request").forEach(fields::put);
        fields.put(SandboxResponses.REASON, "this is not a valid HTTP request");
        fields.put(SandboxResponses.PROVENANCE, SandboxResponses.OURS);
        String message = HttpStatus.getMessage(status);
        return ByteBuffer.wrap(
                SandboxResponses.envelope(status, message).toString().getBytes(StandardCharsets.UTF_8));
    }
}
