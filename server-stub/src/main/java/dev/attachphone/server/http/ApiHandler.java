package dev.attachphone.server.http;

import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** Lets through to Jersey what HTTP's own rules allow, with the whole body at hand, and answers the rest. */
final class ApiHandler extends Handler.Abstract {

    /** 256 KiB, as decision 13 says. */
    static final int MAX_BODY_BYTES = 262_144;

    private static final int MAX_DISCARDED_BYTES = 8 * 1024 * 1024;
    private static final int BUFFER_BYTES = 8_192;

    private final HttpRules rules;
    private final JerseyBridge jersey;
    private final AnswerWriter writer;

    ApiHandler(HttpRules rules, JerseyBridge jersey, AnswerWriter writer) {
        this.rules = rules;
        this.jersey = jersey;
        this.writer = writer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        // Whatever is logged on the way says which request it belongs to.
        try (MDC.MDCCloseable id = MDC.putCloseable("request", RequestId.of(request))) {
            writer.write(answer(request, response), request, response, callback);
        }
        return true;
    }

    private Answer answer(Request request, Response response) throws IOException {
        HttpRules.Verdict verdict = rules.judge(request);
        verdict.allow().ifPresent(allow -> response.getHeaders().put(HttpHeader.ALLOW, allow));
        if (verdict.refusal().isPresent()) {
            discardBody(request, response);
            return Answer.of(verdict.refusal().get());
        }
        Operation operation = verdict.operation().orElseThrow();
        Optional<byte[]> body = readBody(request);
        if (body.isEmpty()) {
            discardBody(request, response);
            return Answer.of(operation.answer("body-too-large"));
        }
        return jersey.answer(operation, request.getHeaders(), body.get());
    }

    /** The body, unless it is too large. */
    private static Optional<byte[]> readBody(Request request) throws IOException {
        if (request.getLength() > MAX_BODY_BYTES) {
            return Optional.empty();
        }
        // One byte more than allowed tells that the body is too large.
        byte[] body = Content.Source.asInputStream(request).readNBytes(MAX_BODY_BYTES + 1);
        return Optional.of(body).filter(read -> read.length <= MAX_BODY_BYTES);
    }

    // A connection that ends in the middle of a body cannot be used again, and its client must be told so. Most bodies
    // are short enough to be taken off the connection instead. A client that asks before it sends has sent nothing yet.
    private static void discardBody(Request request, Response response) throws IOException {
        boolean asksFirst = request.getHeaders().contains(HttpHeader.EXPECT);
        if (asksFirst || !isDiscarded(Content.Source.asInputStream(request))) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }

    private static boolean isDiscarded(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int discarded = 0; discarded <= MAX_DISCARDED_BYTES; ) {
            int count = body.read(buffer);
            if (count < 0) {
                return true;
            }
            discarded += count;
        }
        return false;
    }
}
