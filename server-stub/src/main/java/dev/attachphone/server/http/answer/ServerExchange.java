package dev.attachphone.server.http.answer;

import dev.attachphone.server.http.accesslog.RequestId;
import java.io.IOException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** A request that waits for its answer. */
public record ServerExchange(AnswerWriter writer, Request request, Response response, Callback callback) {

    /** Whether the client waits for a word before it sends the body. */
    public boolean expectsContinue() {
        return request.getHeaders().contains(HttpHeader.EXPECT);
    }

    /** Tells the client not to use the connection again. */
    public void closeConnection() {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }

    public void respond(Supplier<Answer> work) {
        // Whatever is logged on the way says which request it belongs to.
        try (MDC.MDCCloseable id = MDC.putCloseable("request", RequestId.of(request))) {
            writer.write(work.get(), request, response, callback);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    void fail(Throwable cause) {
        Response.writeError(request, response, callback, cause);
    }

    /** The body could not be read: because of what was sent, or because nobody is there any more, which is no failure of ours. */
    public void bodyFailed(Throwable cause) {
        if (cause instanceof IOException && !(cause instanceof HttpException)) {
            respond(() -> Answer.ofStatus(HttpStatus.BAD_REQUEST_400));
        } else {
            fail(cause);
        }
    }
}
