package dev.attachphone.server.http.jaxrs;

import dev.attachphone.server.http.answer.CommonAnswer;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Rejects authenticated requests over the rate limit of their account with {@code too-many-requests}. */
@Priority(Priorities.AUTHORIZATION)
final class RateLimitFilter implements ContainerRequestFilter {

    private final RateLimit limit;

    @Inject
    RateLimitFilter(RateLimit limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        limit.tryAcquire(AuthenticationFilter.account(request).id(), 1)
                .ifPresent(delay -> request.abortWith(ClientLimits.rejection(
                                CurrentOperation.of(request), CommonAnswer.TOO_MANY_REQUESTS.answer(), delay)
                        .toResponse()));
    }
}
