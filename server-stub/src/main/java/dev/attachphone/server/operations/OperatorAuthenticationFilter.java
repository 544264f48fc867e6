package dev.attachphone.server.operations;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.accesslog.RequestId;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import dev.attachphone.server.http.jaxrs.CurrentOrigin;
import dev.attachphone.server.operations.OperatorAuthorization.Decision;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rejects requests without an operator token that has a scope of the operation. Adds the name of the token to the access log. */
@Priority(Priorities.AUTHENTICATION)
final class OperatorAuthenticationFilter implements ContainerRequestFilter {

    private final OperatorAuthorization authorization;

    @Inject
    OperatorAuthenticationFilter(OperatorAuthorization authorization) {
        this.authorization = authorization;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = CurrentOperation.of(request);
        List<String> values = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        Decision decision = authorization.decide(operation, values, scopes(operation));
        if (decision instanceof Decision.Authorized authorized) {
            AccessLogFields.put(request, "operator", authorized.token().name());
            CurrentOrigin.set(request, ChangeOrigin.operator(authorized.token().name(), RequestId.of(request)));
        } else if (decision instanceof Decision.Denied denied) {
            request.abortWith(denied.answer().toResponse());
        }
    }

    private static Set<TokenScope> scopes(Operation operation) {
        return operation.scopes().stream()
                .flatMap(scope -> TokenScope.of(scope).stream())
                .collect(Collectors.toSet());
    }
}
