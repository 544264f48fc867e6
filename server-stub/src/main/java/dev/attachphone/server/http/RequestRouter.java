package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.accesslog.AccessLog.RequestLabels;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.CommonAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Routes requests to operations, and checks codings, method, content type and {@code Accept} in the order of decision 13. Thread-safe. */
final class RequestRouter {

    /**
     * Where a request is routed to.
     *
     * @param operation the operation; empty if the request is rejected
     * @param rejection the answer to a rejected request
     * @param allow the value of the {@code Allow} header for a rejected method
     */
    record Route(Optional<Operation> operation, Optional<Answer> rejection, Optional<String> allow) {

        private static Route rejected(Answer answer) {
            return new Route(Optional.empty(), Optional.of(answer), Optional.empty());
        }
    }

    private final OperationPathMatcher paths;
    private final Operation anyOperation;
    private final Map<String, String> otherPaths;

    /**
     * Creates a router.
     *
     * @param otherPaths the paths that are served beside the contract's, with their operation labels
     */
    RequestRouter(Contract contract, Map<String, String> otherPaths) {
        this.paths = new OperationPathMatcher(contract);
        this.anyOperation = contract.operations().get(0);
        this.otherPaths = otherPaths;
    }

    /** An operation of the contract, for the answers that all operations share. */
    Operation anyOperation() {
        return anyOperation;
    }

    Route route(Request request) {
        if (ContentNegotiation.hasUnsupportedTransferCoding(
                request.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING))) {
            return Route.rejected(CommonAnswer.UNSUPPORTED_TRANSFER_CODING.of(anyOperation));
        }
        Map<String, Operation> methods = paths.find(request.getHttpURI().getPath());
        if (methods.isEmpty()) {
            return Route.rejected(CommonAnswer.UNKNOWN_PATH.of(anyOperation));
        }
        Operation operation = methods.get(request.getMethod());
        if (operation == null) {
            return new Route(
                    Optional.empty(),
                    Optional.of(CommonAnswer.METHOD_NOT_ALLOWED.of(anyOperation)),
                    Optional.of(String.join(", ", methods.keySet())));
        }
        return routeByMediaType(operation, request.getHeaders());
    }

    private static Route routeByMediaType(Operation operation, HttpFields headers) {
        if (operation.hasBody()) {
            Answer rejection = CommonAnswer.UNSUPPORTED_MEDIA_TYPE.of(operation);
            if (ContentNegotiation.hasContentCoding(headers.getValuesList(HttpHeader.CONTENT_ENCODING))) {
                return Route.rejected(rejection.withHeader(HttpHeader.ACCEPT_ENCODING.asString(), "identity"));
            }
            if (!ContentNegotiation.isJson(headers.getValuesList(HttpHeader.CONTENT_TYPE))) {
                return Route.rejected(rejection);
            }
        }
        List<String> accept = headers.getValuesList(HttpHeader.ACCEPT);
        if (!ContentNegotiation.acceptsJson(accept)) {
            return Route.rejected(CommonAnswer.NOT_ACCEPTABLE.of(operation));
        }
        return new Route(Optional.of(operation), Optional.empty(), Optional.empty());
    }

    /** The labels of a request in the log and the metrics. */
    RequestLabels labels(Request request) {
        String path = request.getHttpURI().getPath();
        String other = path == null ? null : otherPaths.get(path);
        if (other != null) {
            return new RequestLabels(path, other);
        }
        Map<String, Operation> methods = paths.find(path);
        if (methods.isEmpty()) {
            return RequestLabels.UNKNOWN_PATH;
        }
        Operation operation = methods.get(request.getMethod());
        return new RequestLabels(
                methods.values().iterator().next().path(),
                operation == null ? RequestLabels.NO_OPERATION : operation.id());
    }
}
