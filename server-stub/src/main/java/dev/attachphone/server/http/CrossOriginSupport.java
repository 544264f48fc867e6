package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.CredentialHeader;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.accesslog.RequestId;
import dev.attachphone.server.http.accesslog.TraceParent;
import dev.attachphone.server.http.answer.AnswerWriter;
import dev.attachphone.server.http.connection.LimitedConnector;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

/** Lets web pages of other origins send requests to the paths of the contract (the CORS protocol of the Fetch standard). */
final class CrossOriginSupport {

    private CrossOriginSupport() {}

    /** Creates a handler that allows requests of these origins, and passes requests on to another handler. */
    static Handler create(Contract contract, Set<String> origins, AnswerWriter writer, Handler next) {
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
        handler.setAllowedMethods(
                contract.operations().stream().map(Operation::method).collect(Collectors.toSet()));
        handler.setAllowedHeaders(requestHeaders(contract));
        handler.setExposedHeaders(new LinkedHashSet<>(List.of(
                RequestId.HEADER, TraceParent.HEADER, HttpHeader.RETRY_AFTER.asString(), HttpHeader.ALLOW.asString())));
        handler.setDeliverPreflightRequests(true);
        handler.setHandler(new PreflightHandler(new OperationPathMatcher(contract), writer, next));
        return handler;
    }

    private static Set<String> requestHeaders(Contract contract) {
        Set<String> headers =
                new LinkedHashSet<>(List.of(HttpHeader.CONTENT_TYPE.asString(), RequestId.HEADER, TraceParent.HEADER));
        contract.operations().stream()
                .flatMap(operation -> operation.credentials().stream())
                .map(CredentialHeader::name)
                .forEach(headers::add);
        return headers;
    }

    /** Answers the preflight requests that {@link CrossOriginHandler} has allowed. */
    private static final class PreflightHandler extends Handler.Wrapper {

        private final OperationPathMatcher paths;
        private final AnswerWriter writer;

        PreflightHandler(OperationPathMatcher paths, AnswerWriter writer, Handler next) {
            super(next);
            this.paths = paths;
            this.writer = writer;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            boolean isAllowedPreflight = HttpMethod.OPTIONS.is(request.getMethod())
                    && !LimitedConnector.isExcess(request)
                    && response.getHeaders().contains(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS)
                    && !paths.find(request.getHttpURI().getPath()).isEmpty();
            if (!isAllowedPreflight) {
                return super.handle(request, response, callback);
            }
            writer.setCommonHeaders("preflight", request, response);
            response.setStatus(HttpStatus.NO_CONTENT_204);
            response.write(true, ByteBuffer.allocate(0), callback);
            return true;
        }
    }
}
