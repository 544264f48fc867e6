package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.sandbox.request.Finding;
import dev.attachphone.sandbox.request.Inspection;
import dev.attachphone.sandbox.request.Operations;

/**
 * The findings about a request, once more: the stubs are only told their names.
 *
 * @param operations where to look for the request's operation
 * @param request the request
 */
record Findings(Operations operations, Request request) {

    String because(String answer) {
        return operations
                .at(request)
                .flatMap(operation -> Inspection.findings(operation, request).stream()
                        .filter(finding -> finding.answer().equals(answer))
                        .map(Finding::because)
                        .findFirst())
                .orElse("");
    }
}
