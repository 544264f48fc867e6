package dev.attachphone.server.http;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.answer.CommonAnswer;
import dev.attachphone.server.http.answer.PlainTextEndpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves a {@link PlainTextEndpoint}. It is not subject to the request limit, so that metrics can be read under overload. */
final class PlainTextHandler extends Handler.Abstract {

    /** The value of {@code Allow} where {@link #isRead} is required. */
    static final String READ_METHODS = "GET, HEAD";

    private final PlainTextEndpoint endpoint;
    private final Operation anyOperation;
    private final AnswerWriter writer;

    PlainTextHandler(PlainTextEndpoint endpoint, Operation anyOperation, AnswerWriter writer) {
        this.endpoint = endpoint;
        this.anyOperation = anyOperation;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!endpoint.path().equals(request.getHttpURI().getPath())) {
            return false;
        }
        if (!isRead(request)) {
            response.getHeaders().put(HttpHeader.ALLOW, READ_METHODS);
            writer.write(CommonAnswer.METHOD_NOT_ALLOWED.of(anyOperation), request, response, callback);
            return true;
        }
        endpoint.refusal(anyOperation, request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION))
                .ifPresentOrElse(
                        refusal -> writer.write(refusal, request, response, callback),
                        () -> write(request, response, callback));
        return true;
    }

    /** Whether the method is GET or HEAD. Jetty sends the answer to HEAD without its body. */
    static boolean isRead(Request request) {
        return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    }

    private void write(Request request, Response response, Callback callback) {
        PlainTextEndpoint.PlainText page =
                endpoint.text(String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT)));
        byte[] text = page.text().getBytes(StandardCharsets.UTF_8);
        writer.setCommonHeaders("page", request, response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.mediaType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.length);
        response.setStatus(HttpStatus.OK_200);
        response.write(true, ByteBuffer.wrap(text), callback);
    }
}
