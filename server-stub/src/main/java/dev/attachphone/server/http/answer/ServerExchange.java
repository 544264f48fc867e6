package dev.attachphone.server.http.answer;

import dev.attachphone.server.http.accesslog.LogContext;
import java.io.IOException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request whose answer is still to be written. */
public record ServerExchange(AnswerWriter writer, Request request, Response response, Callback callback) {

    /** Whether the client waits for an interim response before it sends the body. */
    public boolean expectsContinue() {
        return request.getHeaders().contains(HttpHeader.EXPECT);
    }

    /** Sets {@code Connection: close}, so that the connection is closed after the response. */
    public void closeConnection() {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }

    /** Computes and writes the answer. Log events meanwhile carry the request id and the trace id. An exception is answered as an internal error. */
    public void respond(Supplier<Answer> answer) {
        try (LogContext context = LogContext.of(request)) {
            writer.write(answer.get(), request, response, callback);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        Response.writeError(request, response, callback, cause);
    }

    /** Answers a request whose body could not be read. A client that disconnects is not an error of the server. */
    public void bodyFailed(Throwable cause) {
        if (cause instanceof IOException && !(cause instanceof HttpException)) {
            respond(() -> Answer.ofStatus(HttpStatus.BAD_REQUEST_400));
        } else {
            fail(cause);
        }
    }
}
