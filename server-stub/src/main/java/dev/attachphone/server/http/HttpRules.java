package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What HTTP itself asks of a request before any credential is looked at (decision 13), in the order of its answers. */
final class HttpRules {

    /** What is wrong with a request, or nothing. */
    record Verdict(Optional<Operation> operation, Optional<NamedAnswer> refusal, Optional<String> allow) {

        private static Verdict refused(NamedAnswer answer) {
            return new Verdict(Optional.empty(), Optional.of(answer), Optional.empty());
        }
    }

    private final Map<String, Map<String, Operation>> operations = new LinkedHashMap<>();
    private final Operation anyOperation;

    HttpRules(Contract contract) {
        for (Operation operation : contract.operations()) {
            operations
                    .computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                    .put(operation.method(), operation);
        }
        anyOperation = contract.operations().get(0);
    }

    /** Whether the contract has that path, letter for letter. */
    boolean knows(String path) {
        return operations.containsKey(path);
    }

    Verdict judge(Request request) {
        Map<String, Operation> methods = operations.get(request.getHttpURI().getPath());
        if (methods == null) {
            return Verdict.refused(anyOperation.answer("unknown-path"));
        }
        Operation operation = methods.get(request.getMethod());
        if (operation == null) {
            NamedAnswer refusal = anyOperation.answer("method-not-allowed");
            return new Verdict(
                    Optional.empty(), Optional.of(refusal), Optional.of(String.join(", ", methods.keySet())));
        }
        return judgeTypes(operation, request.getHeaders());
    }

    private static Verdict judgeTypes(Operation operation, HttpFields headers) {
        if (!MediaTypes.isJson(headers.getValuesList(HttpHeader.CONTENT_TYPE))) {
            return Verdict.refused(operation.answer("unsupported-media-type"));
        }
        List<String> accept = headers.getValuesList(HttpHeader.ACCEPT);
        if (!MediaTypes.acceptsJson(accept)) {
            return Verdict.refused(operation.answer("not-acceptable"));
        }
        return new Verdict(Optional.of(operation), Optional.empty(), Optional.empty());
    }
}
