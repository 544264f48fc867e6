package dev.attachphone.server.http.answer;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.accesslog.RequestId;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what Jetty itself refuses, such as a request line that cannot be read, in the contract's envelope. */
public final class EnvelopeErrorHandler extends ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(EnvelopeErrorHandler.class);

    private final Operation anyOperation;
    private final AnswerWriter writer;

    public EnvelopeErrorHandler(Operation anyOperation, AnswerWriter writer) {
        this.anyOperation = anyOperation;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (status == HttpStatus.INTERNAL_SERVER_ERROR_500
                && request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause) {
            log.error("request {} failed", RequestId.of(request), cause);
        }
        Answer answer = status == HttpStatus.INTERNAL_SERVER_ERROR_500
                ? Answer.of(anyOperation.answer("internal-server-error"))
                : Answer.ofStatus(status);
        writer.write(answer, request, response, callback);
        return true;
    }
}
