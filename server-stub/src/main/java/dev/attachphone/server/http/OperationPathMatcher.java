package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Finds the operations of a path. Literal segments are compared exactly; a parameter matches any segment that is not empty. */
final class OperationPathMatcher {

    /** A path with parameters, and its operations by method. */
    private record PathTemplate(List<String> segments, Map<String, Operation> methods) {

        private boolean matches(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                boolean isParameter = segments.get(i).startsWith("{");
                if (isParameter ? path.get(i).isEmpty() : !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<String, Map<String, Operation>> literal = new LinkedHashMap<>();
    private final List<PathTemplate> templates = new ArrayList<>();

    OperationPathMatcher(Contract contract) {
        Map<String, Map<String, Operation>> all = new LinkedHashMap<>();
        contract.operations()
                .forEach(operation -> all.computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                        .put(operation.method(), operation));
        all.forEach((path, methods) -> {
            // Jetty sends the answer to HEAD without its body.
            Operation get = methods.get(HttpMethod.GET.asString());
            if (get != null) {
                methods.put(HttpMethod.HEAD.asString(), get);
            }
            if (path.contains("{")) {
                templates.add(new PathTemplate(segments(path), methods));
            } else {
                literal.put(path, methods);
            }
        });
    }

    /** The operations of a path by method, with HEAD beside GET; empty if the contract does not have the path. */
    Map<String, Operation> find(@Nullable String path) {
        Map<String, Operation> found = literal.get(path);
        if (found != null || path == null) {
            return found == null ? Map.of() : found;
        }
        List<String> segments = segments(path);
        return templates.stream()
                .filter(template -> template.matches(segments))
                .findFirst()
                .map(PathTemplate::methods)
                .orElse(Map.of());
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
