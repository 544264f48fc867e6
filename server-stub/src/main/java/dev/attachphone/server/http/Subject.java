package dev.attachphone.server.http;

import dev.attachphone.openapi.Operation;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/**
 * What a request is about, in words of our own: a path that is not ours could be anything, a number or a credential included.
 *
 * @param path the path of the contract, with its parameters left open, or of the server's own
 * @param operation the id of the operation, or a name for what is none
 */
record Subject(String path, String operation) {

    private static final String NO_PATH = "(unknown path)";
    private static final String NO_OPERATION = "none";

    /** Finds out what requests are about. */
    static final class Finder {

        private final HttpRules rules;
        private final Map<String, Subject> beside;

        /** Knows the contract's paths, and those beside it with what they are called. */
        Finder(HttpRules rules, Map<String, String> beside) {
            this.rules = rules;
            this.beside = beside.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, entry -> new Subject(entry.getKey(), entry.getValue())));
        }

        Subject of(Request request) {
            String path = request.getHttpURI().getPath();
            Subject known = path == null ? null : beside.get(path);
            if (known != null) {
                return known;
            }
            Map<String, Operation> methods = rules.operationsAt(path);
            if (methods.isEmpty()) {
                return new Subject(NO_PATH, NO_OPERATION);
            }
            Operation operation = methods.get(request.getMethod());
            return new Subject(
                    methods.values().iterator().next().path(), operation == null ? NO_OPERATION : operation.id());
        }
    }
}
