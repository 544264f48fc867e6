package dev.attachphone.server.operations;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** Rejects requests without the operator's token. */
@Priority(Priorities.AUTHENTICATION)
final class OperatorAuthenticationFilter implements ContainerRequestFilter {

    private final OperatorToken token;

    @Inject
    OperatorAuthenticationFilter(OperatorToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = CurrentOperation.of(request);
        List<String> values = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        if (!token.authorizes(operation, values)) {
            request.abortWith(
                    Answer.of(operation.answer("operator-token-required")).toResponse());
        }
    }
}
