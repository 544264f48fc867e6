package dev.attachphone.server.http;

import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.io.InputStream;
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
            return Answer.of(verdict.refusal().get());
        }
        Operation operation = verdict.operation().orElseThrow();
        byte[] body = readBody(request);
        return body.length > MAX_BODY_BYTES
                ? Answer.of(operation.answer("body-too-large"))
                : jersey.answer(operation, request.getHeaders(), body);
    }

    // One byte more than allowed tells that the body is too large.
    private static byte[] readBody(Request request) throws IOException {
        if (request.getLength() > MAX_BODY_BYTES) {
            return new byte[MAX_BODY_BYTES + 1];
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readNBytes(MAX_BODY_BYTES + 1);
        }
    }
}
