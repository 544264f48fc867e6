package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.answer.Answer;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the account that a request's credentials name, or answers that there is none, before any body is looked at. */
@Priority(Priorities.AUTHENTICATION)
final class AuthenticationFilter implements ContainerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final CredentialAuthenticator credentialAuthenticator;

    @Inject
    AuthenticationFilter(CredentialAuthenticator credentialAuthenticator) {
        this.credentialAuthenticator = credentialAuthenticator;
    }

    /** Who is asking; every request that reaches a resource has passed this filter. */
    static Account account(ContainerRequestContext request) {
        return new Account(request.getSecurityContext().getUserPrincipal().getName());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Operation operation = CurrentOperation.of(request);
        List<String> credentials = operation.credentialHeaders().stream()
                .flatMap(header -> credentials(request, header))
                .toList();
        Optional<Account> account = credentialAuthenticator.authenticate(credentials);
        if (account.isPresent()) {
            request.setSecurityContext(new AccountSecurityContext(account.get()));
            AccessLogFields.put(request, "account", account.get().id());
        } else {
            request.abortWith(Answer.of(operation.answer("invalid-auth")).toResponse());
        }
    }

    private static Stream<String> credentials(ContainerRequestContext request, String header) {
        List<String> values = request.getHeaders().getOrDefault(header, List.of());
        return header.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                ? values.stream().map(AuthenticationFilter::withoutScheme)
                : values.stream();
    }

    private static String withoutScheme(String value) {
        return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? value.substring(BEARER.length()).strip()
                : value;
    }
}
