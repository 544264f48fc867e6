package dev.attachphone.server.http;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.answer.ServerExchange;
import dev.attachphone.server.http.body.BodyReader;
import dev.attachphone.server.http.connection.LimitedConnector;
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

    private final RequestRouter rules;
    private final BodyReader bodies;
    private final AnswerWriter writer;
    private final Service service;

    ApiHandler(RequestRouter rules, BodyReader bodies, AnswerWriter writer, Service service) {
        this.rules = rules;
        this.bodies = bodies;
        this.writer = writer;
        this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestRouter.Route route = rules.route(request);
        route.allow().ifPresent(allow -> response.getHeaders().put(HttpHeader.ALLOW, allow));
        ServerExchange serverExchange = new ServerExchange(writer, request, response, callback);
        Optional<Answer> refusal = refusal(route, request);
        if (refusal.isPresent()) {
            refuse(serverExchange, refusal.get());
        } else {
            serve(serverExchange, route.operation().orElseThrow());
        }
        return true;
    }

    private Optional<Answer> refusal(RequestRouter.Route route, Request request) {
        if (LimitedConnector.isExcess(request)) {
            return Optional.of(Answer.ofStatus(HttpStatus.SERVICE_UNAVAILABLE_503, "overloaded-connections"));
        }
        if (route.refusal().isPresent()) {
            return route.refusal().map(Answer::of);
        }
        return route.operation()
                .filter(operation -> request.getLength() > bodies.maxBytes())
                .map(ApiHandler::tooLarge);
    }

    // A connection that ends in the middle of a body cannot be used again, and its client must be told so. Most bodies
    // are short enough to be taken off the connection instead. A client that asks before it sends has sent nothing yet.
    private void refuse(ServerExchange serverExchange, Answer refusal) {
        if (LimitedConnector.isExcess(serverExchange.request())) {
            LimitedConnector.end(serverExchange);
        } else if (serverExchange.expectsContinue()) {
            serverExchange.closeConnection();
        }
        if (serverExchange.expectsContinue()) {
            serverExchange.respond(() -> refusal);
            return;
        }
        bodies.discard(serverExchange.request(), new BodyReader.ReadListener() {
            @Override
            public void ended(BodyReader.ReadResult readResult, byte[] body) {
                closeIfUnusable(serverExchange, readResult);
                serverExchange.respond(() -> refusal);
            }

            @Override
            public void failed(Throwable cause) {
                serverExchange.bodyFailed(cause);
            }
        });
    }

    private void serve(ServerExchange serverExchange, Operation operation) {
        bodies.read(serverExchange.request(), new BodyReader.ReadListener() {
            @Override
            public void ended(BodyReader.ReadResult readResult, byte[] body) {
                closeIfUnusable(serverExchange, readResult);
                serverExchange.respond(() -> switch (readResult) {
                    case COMPLETE -> service.answer(operation, serverExchange.request(), body);
                    case TOO_LARGE, ABANDONED -> tooLarge(operation);
                    case TIMED_OUT -> Answer.ofStatus(HttpStatus.REQUEST_TIMEOUT_408);
                    case REJECTED -> ConcurrencyLimit.rejection();
                });
            }

            @Override
            public void failed(Throwable cause) {
                serverExchange.bodyFailed(cause);
            }
        });
    }

    private static Answer tooLarge(Operation operation) {
        return Answer.of(operation.answer("body-too-large"));
    }

    private static void closeIfUnusable(ServerExchange serverExchange, BodyReader.ReadResult readResult) {
        if (!readResult.isConnectionReusable()) {
            serverExchange.closeConnection();
        }
    }
}
