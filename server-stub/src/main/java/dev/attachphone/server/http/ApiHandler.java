package dev.attachphone.server.http;

import dev.attachphone.openapi.Operation;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets through what HTTP's own rules allow, with the whole body at hand, and answers the rest. */
final class ApiHandler extends Handler.Abstract {

    /** What answers a request that HTTP's own rules allow. */
    interface Service {
        Answer answer(Operation operation, Request request, byte[] body);
    }

    private final HttpRules rules;
    private final BodyReader bodies;
    private final AnswerWriter writer;
    private final Service service;

    ApiHandler(HttpRules rules, BodyReader bodies, AnswerWriter writer, Service service) {
        this.rules = rules;
        this.bodies = bodies;
        this.writer = writer;
        this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpRules.Verdict verdict = rules.judge(request);
        verdict.allow().ifPresent(allow -> response.getHeaders().put(HttpHeader.ALLOW, allow));
        Exchange exchange = new Exchange(writer, request, response, callback);
        Optional<Answer> refusal = refusal(verdict, request);
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
        } else {
            serve(exchange, verdict.operation().orElseThrow());
        }
        return true;
    }

    private Optional<Answer> refusal(HttpRules.Verdict verdict, Request request) {
        if (LimitedConnector.isSurplus(request)) {
            return Optional.of(Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503, "overloaded-connections"));
        }
        if (verdict.refusal().isPresent()) {
            return verdict.refusal().map(Answer::of);
        }
        return verdict.operation()
                .filter(operation -> request.getLength() > bodies.maxBytes())
                .map(ApiHandler::tooLarge);
    }

    // A connection that ends in the middle of a body cannot be used again, and its client must be told so. Most bodies
    // are short enough to be taken off the connection instead. A client that asks before it sends has sent nothing yet.
    private void refuse(Exchange exchange, Answer refusal) {
        if (LimitedConnector.isSurplus(exchange.request())) {
            LimitedConnector.end(exchange);
        } else if (exchange.asksFirst()) {
            exchange.closeAfterwards();
        }
        if (exchange.asksFirst()) {
            exchange.answer(() -> refusal);
            return;
        }
        bodies.discard(exchange.request(), new BodyReader.Reader() {
            @Override
            public void ended(BodyReader.End end, byte[] body) {
                closeIfUnusable(exchange, end);
                exchange.answer(() -> refusal);
            }

            @Override
            public void failed(Throwable cause) {
                exchange.endUnread(cause);
            }
        });
    }

    private void serve(Exchange exchange, Operation operation) {
        bodies.read(exchange.request(), new BodyReader.Reader() {
            @Override
            public void ended(BodyReader.End end, byte[] body) {
                closeIfUnusable(exchange, end);
                exchange.answer(() -> switch (end) {
                    case WHOLE -> service.answer(operation, exchange.request(), body);
                    case TOO_LARGE, UNREAD -> tooLarge(operation);
                    case LATE -> Answer.ofStatus(HttpStatus.REQUEST_TIMEOUT_408);
                    case CROWDED -> Workplaces.refusal();
                });
            }

            @Override
            public void failed(Throwable cause) {
                exchange.endUnread(cause);
            }
        });
    }

    private static Answer tooLarge(Operation operation) {
        return Answer.of(operation.answer("body-too-large"));
    }

    private static void closeIfUnusable(Exchange exchange, BodyReader.End end) {
        if (!end.leavesConnectionUsable()) {
            exchange.closeAfterwards();
        }
    }
}
