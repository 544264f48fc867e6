package dev.attachphone.server.http.accesslog;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.RequestRouter;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/**
 * What a request is about, in words of our own: a path that is not ours could be anything, a number or a credential included.
 *
 * @param path the path of the contract, with its parameters left open, or of the server's own
 * @param operation the id of the operation, or a name for what is none
 */
public record RequestLabels(String path, String operation) {

    private static final String NO_PATH = "(unknown path)";
    private static final String NO_OPERATION = "none";

    /** Finds out what requests are about. */
    public static final class LabelResolver {

        private final RequestRouter rules;
        private final Map<String, RequestLabels> beside;

        /** Knows the contract's paths, and those beside it with what they are called. */
        public LabelResolver(RequestRouter rules, Map<String, String> beside) {
            this.rules = rules;
            this.beside = beside.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, entry -> new RequestLabels(entry.getKey(), entry.getValue())));
        }

        RequestLabels of(Request request) {
            String path = request.getHttpURI().getPath();
            RequestLabels known = path == null ? null : beside.get(path);
            if (known != null) {
                return known;
            }
            Map<String, Operation> methods = rules.operationsAt(path);
            if (methods.isEmpty()) {
                return new RequestLabels(NO_PATH, NO_OPERATION);
            }
            Operation operation = methods.get(request.getMethod());
            return new RequestLabels(
                    methods.values().iterator().next().path(), operation == null ? NO_OPERATION : operation.id());
        }
    }
}
