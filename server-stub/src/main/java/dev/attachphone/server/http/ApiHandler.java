package dev.attachphone.server.http;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.answer.CommonAnswer;
import dev.attachphone.server.http.answer.ServerExchange;
import dev.attachphone.server.http.body.BodyReader;
import dev.attachphone.server.http.body.BodyReader.ReadListener;
import dev.attachphone.server.http.body.BodyReader.ReadResult;
import dev.attachphone.server.http.connection.LimitedConnector;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the operations of the contract: routes the request, reads the body, and calls the service. */
final class ApiHandler extends Handler.Abstract {

    /** Answers requests that were routed to an operation and whose body was read. */
    interface Service {
        Answer answer(Operation operation, Request request, byte[] body);
    }

    private final RequestRouter router;
    private final BodyReader bodies;
    private final AnswerWriter writer;
    private final Service service;

    ApiHandler(RequestRouter router, BodyReader bodies, AnswerWriter writer, Service service) {
        this.router = router;
        this.bodies = bodies;
        this.writer = writer;
        this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestRouter.Route route = router.route(request);
        route.allow().ifPresent(allow -> response.getHeaders().put(HttpHeader.ALLOW, allow));
        ServerExchange exchange = new ServerExchange(writer, request, response, callback);
        Optional<Answer> rejection = rejection(route, request);
        if (rejection.isPresent()) {
            reject(exchange, rejection.get());
        } else {
            serve(exchange, route.operation().orElseThrow());
        }
        return true;
    }

    private Optional<Answer> rejection(RequestRouter.Route route, Request request) {
        if (LimitedConnector.isExcess(request)) {
            return Optional.of(CommonAnswer.OVERLOADED.of(router.anyOperation()).named("overloaded-connections"));
        }
        if (route.rejection().isPresent()) {
            return route.rejection();
        }
        return route.operation()
                .filter(operation -> request.getLength() > bodies.maxBytes())
                .map(CommonAnswer.BODY_TOO_LARGE::of);
    }

    // The body is read and discarded if it is short, so that the connection can be reused. A client that expects an
    // interim response has not sent the body yet; its connection is closed, because it may send the body all the same.
    private void reject(ServerExchange exchange, Answer rejection) {
        boolean isExcess = LimitedConnector.isExcess(exchange.request());
        boolean isUnreadable = rejection.name().equals(CommonAnswer.UNSUPPORTED_TRANSFER_CODING.answer());
        if (isExcess || isUnreadable || exchange.expectsContinue()) {
            exchange.closeConnection();
        }
        if (isExcess) {
            LimitedConnector.shutdownHttp2(exchange.request());
        }
        if (exchange.expectsContinue()) {
            exchange.respond(() -> rejection);
        } else {
            bodies.discard(exchange.request(), respondWith(exchange, (result, body) -> rejection));
        }
    }

    private void serve(ServerExchange exchange, Operation operation) {
        bodies.read(exchange.request(), respondWith(exchange, (result, body) -> switch (result) {
            case COMPLETE -> service.answer(operation, exchange.request(), body);
            case TOO_LARGE, ABANDONED -> CommonAnswer.BODY_TOO_LARGE.of(operation);
            case TIMED_OUT -> CommonAnswer.REQUEST_TIMEOUT.of(operation);
            case REJECTED -> overloadedRequests(operation);
        }));
    }

    /** The rejection of a request because too many others are in progress. */
    static Answer overloadedRequests(Operation operation) {
        return CommonAnswer.OVERLOADED.of(operation).named("overloaded-requests");
    }

    private static ReadListener respondWith(ServerExchange exchange, BiFunction<ReadResult, byte[], Answer> answer) {
        return new ReadListener() {
            @Override
            public void finished(ReadResult result, byte[] body) {
                if (!result.isConnectionReusable()) {
                    exchange.closeConnection();
                }
                exchange.respond(() -> answer.apply(result, body));
            }

            @Override
            public void failed(Throwable cause) {
                exchange.bodyFailed(cause);
            }
        };
    }
}
