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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.RequestDispatcher;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.DateGenerator;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
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
        int status = response.getStatus();
        NamedAnswer answer = named(status)
                .orElseGet(() -> operations.attach().answer(status < 500 ? "unknown-path" : "internal-server-error"));
        headers(answer).forEach(response::setHeader);
        write(response, answer.status(), answer.body());
    }

    /** Sends the named answer with a status, and closes the connection. */
    void refuse(HttpServletResponse response, int status) throws IOException {
        NamedAnswer answer = named(status).orElseThrow();
        response.setHeader("Connection", "close");
        headers(answer).forEach(response::setHeader);
        write(response, answer.status(), answer.body());
    }

    /** The answer of the {@code default} response with a status. */
    private Optional<NamedAnswer> named(int status) {
        return operations.attach().answers().values().stream()
                .filter(answer -> answer.inDefaultResponse() && answer.status() == status)
                .findFirst();
    }

    private static Map<String, String> headers(NamedAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>(SandboxResponses.headers(answer.name()));
        headers.putAll(answer.headers());
        headers.put(
                SandboxResponses.REASON,
                "the HTTP server of the sandbox gave this answer: " + HeaderSanitizer.sanitize(answer.condition()));
        headers.put(SandboxResponses.PROVENANCE, HeaderSanitizer.sanitize(answer.provenance()));
        headers.put(SandboxResponses.SOURCE, HeaderSanitizer.sanitize(answer.source()));
        return headers;
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
    static void own(HttpServletResponse response, String answer, int status, String message, String reason)
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

    /** Writes the answer to bytes that cannot be parsed as HTTP, are past a limit or arrive too slowly. Jetty closes the connection. */
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        Optional<NamedAnswer> answer = named(status);
        answer.map(SandboxErrorHandler::headers)
                .orElseGet(SandboxErrorHandler::invalid)
                .forEach(fields::put);
        // The path is unknown or was not looked at, so pages of every origin may read the answer.
        CrossOriginHandler.READABLE.forEach(fields::put);
        fields.put(HttpHeader.DATE, DateGenerator.formatDate(System.currentTimeMillis()));
        JsonNode body = answer.map(NamedAnswer::body)
                .orElseGet(() -> SandboxResponses.envelope(status, HttpStatus.getMessage(status)));
        return ByteBuffer.wrap(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> invalid() {
        Map<String, String> headers = new LinkedHashMap<>(SandboxResponses.headers("bad-request"));
        headers.put(SandboxResponses.REASON, "this is not a valid HTTP request");
        headers.put(SandboxResponses.PROVENANCE, SandboxResponses.OURS);
        return headers;
    }
}
