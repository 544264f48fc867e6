package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What HTTP itself asks of a request before any credential is looked at (decision 13), in the order of its answers. */
public final class RequestRouter {

    /** What is wrong with a request, or nothing. */
    record Route(Optional<Operation> operation, Optional<NamedAnswer> refusal, Optional<String> allow) {

        private static Route refused(NamedAnswer answer) {
            return new Route(Optional.empty(), Optional.of(answer), Optional.empty());
        }
    }

    private final OperationPathMatcher paths;
    private final Operation anyOperation;

    RequestRouter(Contract contract) {
        paths = new OperationPathMatcher(contract);
        anyOperation = contract.operations().get(0);
    }

    /** The operations of that path by method; none if it is not a path of the contract. */
    public Map<String, Operation> operationsAt(@Nullable String path) {
        return paths.find(path);
    }

    Route route(Request request) {
        Map<String, Operation> methods = paths.find(request.getHttpURI().getPath());
        if (methods.isEmpty()) {
            return Route.refused(anyOperation.answer("unknown-path"));
        }
        Operation operation = methods.get(request.getMethod());
        if (operation == null) {
            NamedAnswer refusal = anyOperation.answer("method-not-allowed");
            return new Route(Optional.empty(), Optional.of(refusal), Optional.of(String.join(", ", methods.keySet())));
        }
        return routeByMediaType(operation, request.getHeaders());
    }

    private static Route routeByMediaType(Operation operation, HttpFields headers) {
        if (operation.hasBody() && !ContentNegotiation.isJson(headers.getValuesList(HttpHeader.CONTENT_TYPE))) {
            return Route.refused(operation.answer("unsupported-media-type"));
        }
        List<String> accept = headers.getValuesList(HttpHeader.ACCEPT);
        if (!ContentNegotiation.acceptsJson(accept)) {
            return Route.refused(operation.answer("not-acceptable"));
        }
        return new Route(Optional.of(operation), Optional.empty(), Optional.empty());
    }
}
