package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.body.MalformedBodyException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what a resource did not foresee: the cause goes to the log, never to the caller. */
final class DefaultExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger log = LoggerFactory.getLogger(DefaultExceptionMapper.class);

    // Asked for each time: the provider itself lives as long as the application.
    private final Provider<ContainerRequestContext> context;

    @Inject
    DefaultExceptionMapper(Provider<ContainerRequestContext> context) {
        this.context = context;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Operation operation = CurrentOperation.of(context.get());
        if (failure instanceof MalformedBodyException) {
            return Answer.of(operation.answer("malformed-body")).toResponse();
        }
        if (failure instanceof OverloadedException overload) {
            return Answer.ofStatus(
                            HttpStatus.SERVICE_UNAVAILABLE_503,
                            "overloaded-" + overload.resource().label())
                    .toResponse();
        }
        if (failure instanceof StoreException store && store.isDatabaseFailure()) {
            // Of these there are very many while it is away, and where in the code they come from says nothing.
            log.error("{} failed: {}", operation.id(), store.messageChain());
        } else {
            log.error("{} failed", operation.id(), failure);
        }
        return Answer.of(operation.answer("internal-server-error")).toResponse();
    }
}
