package dev.attachphone.server.http.answer;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.accesslog.LogContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the errors of Jetty itself, such as an unreadable request line, with the contract's error envelope. */
public final class EnvelopeErrorHandler extends ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(EnvelopeErrorHandler.class);

    private final Operation anyOperation;
    private final AnswerWriter writer;

    /**
     * Creates a handler.
     *
     * @param anyOperation an operation of the contract, for the answers that all operations share
     */
    public EnvelopeErrorHandler(Operation anyOperation, AnswerWriter writer) {
        this.anyOperation = anyOperation;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(request, response.getStatus());
        if (!response.getHeaders().contains(HttpHeader.DATE)) {
            // Jetty sets no date on the answer to an HTTP/2 request whose target it rejects.
            Server server = request.getConnectionMetaData().getConnector().getServer();
            response.getHeaders().put(server.getDateField());
        }
        writer.write(answer, request, response, callback);
        return true;
    }

    private Answer answer(Request request, int status) {
        if (status != HttpStatus.INTERNAL_SERVER_ERROR_500) {
            return answer(status);
        }
        Object cause = request.getAttribute(ERROR_EXCEPTION);
        if (cause instanceof EofException) {
            // The client has closed the connection or reset the HTTP/2 stream. The access log shows this answer.
            return Answer.ofStatus(HttpStatus.BAD_REQUEST_400);
        }
        if (cause instanceof Throwable failure) {
            try (LogContext context = LogContext.of(request)) {
                log.error("Unhandled exception while serving a request", failure);
            }
        }
        return CommonAnswer.INTERNAL_SERVER_ERROR.of(anyOperation);
    }

    private Answer answer(int status) {
        if (status == HttpStatus.UPGRADE_REQUIRED_426) {
            return Answer.ofStatus(status)
                    .withHeader(HttpHeader.UPGRADE.asString(), HttpVersion.HTTP_1_1.asString())
                    .withHeader(HttpHeader.CONNECTION.asString(), "Upgrade, close");
        }
        return anyOperation.answers().values().stream()
                .filter(named -> named.inDefaultResponse() && named.status() == status)
                .findFirst()
                .map(Answer::of)
                .orElseGet(() -> Answer.ofStatus(status));
    }
}
