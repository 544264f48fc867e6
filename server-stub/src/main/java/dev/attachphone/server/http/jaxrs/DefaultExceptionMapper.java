package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.OverloadedException.ExhaustedResource;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.CommonAnswer;
import dev.attachphone.server.http.body.MalformedBodyException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps every exception that no other mapper handles. Causes are logged, and not sent to the client. */
final class DefaultExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger log = LoggerFactory.getLogger(DefaultExceptionMapper.class);

    /** A maintenance takes longer than an overload. */
    private static final String MAINTENANCE_RETRY_SECONDS = "30";

    // A provider is a singleton, so that the request has to be looked up for each exception.
    private final Provider<ContainerRequestContext> context;

    @Inject
    DefaultExceptionMapper(Provider<ContainerRequestContext> context) {
        this.context = context;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Operation operation = CurrentOperation.of(context.get());
        if (failure instanceof MalformedBodyException) {
            return CommonAnswer.MALFORMED_BODY.of(operation).toResponse();
        }
        if (failure instanceof OverloadedException overload) {
            return overloaded(operation, overload.resource()).toResponse();
        }
        if (failure instanceof StoreException store && store.isDatabaseFailure()) {
            // Logged without the stack trace, which is not useful and would be repeated during a database outage.
            log.error("{} failed: {}", operation.id(), store.messageChain());
        } else {
            log.error("Unhandled exception while serving {} {}", operation.method(), operation.path(), failure);
        }
        return CommonAnswer.INTERNAL_SERVER_ERROR.of(operation).toResponse();
    }

    private static Answer overloaded(Operation operation, ExhaustedResource resource) {
        Answer answer = CommonAnswer.OVERLOADED.of(operation).named("overloaded-" + resource.label());
        return resource == ExhaustedResource.MAINTENANCE
                ? answer.withHeader("Retry-After", MAINTENANCE_RETRY_SECONDS)
                : answer;
    }
}
