package dev.attachphone.server.http.answer;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.accesslog.RequestId;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
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
        int status = response.getStatus();
        boolean isInternal = status == HttpStatus.INTERNAL_SERVER_ERROR_500;
        if (isInternal && request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause) {
            log.error("Unhandled exception while serving request {}", RequestId.of(request), cause);
        }
        if (!response.getHeaders().contains(HttpHeader.DATE)) {
            // Jetty sets no date on the answer to an HTTP/2 request whose target it rejects.
            Server server = request.getConnectionMetaData().getConnector().getServer();
            response.getHeaders().put(server.getDateField());
        }
        Answer answer = isInternal ? CommonAnswer.INTERNAL_SERVER_ERROR.of(anyOperation) : answer(status);
        writer.write(answer, request, response, callback);
        return true;
    }

    private Answer answer(int status) {
        return anyOperation.answers().values().stream()
                .filter(named -> named.inDefaultResponse() && named.status() == status)
                .findFirst()
                .map(Answer::of)
                .orElseGet(() -> Answer.ofStatus(status));
    }
}
