package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.sandbox.inspect.RequestInspection;
import dev.attachphone.sandbox.request.RequestFinding;
import dev.attachphone.sandbox.request.ServedOperations;

/**
 * The findings about a request, once more: the stubs are only told their names.
 *
 * @param operations where to look for the request's operation
 * @param request the request
 */
record FindingLookup(ServedOperations operations, Request request) {

    String because(String answer) {
        return operations
                .at(request)
                .flatMap(operation -> RequestInspection.findings(operation, request).stream()
                        .filter(requestFinding -> requestFinding.answer().equals(answer))
                        .map(RequestFinding::reason)
                        .findFirst())
                .orElse("");
    }
}
