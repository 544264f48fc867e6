package dev.attachphone.server.operations;

import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** Lets nobody but the operator through. */
@Priority(Priorities.AUTHENTICATION)
final class OperatorAuthenticationFilter implements ContainerRequestFilter {

    private final OperatorToken token;

    @Inject
    OperatorAuthenticationFilter(OperatorToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> values = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        if (!token.matches(values)) {
            request.abortWith(Answer.of(CurrentOperation.of(request).answer("operator-token-required"))
                    .toResponse());
        }
    }
}
