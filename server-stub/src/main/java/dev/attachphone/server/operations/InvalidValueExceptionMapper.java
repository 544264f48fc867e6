package dev.attachphone.server.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Maps an {@link InvalidValueException} to the answer {@code invalid-value}, with the name of the field. */
final class InvalidValueExceptionMapper implements ExceptionMapper<InvalidValueException> {

    // This mapper is a singleton, so it must get the context of each request from a provider.
    private final Provider<ContainerRequestContext> context;

    @Inject
    InvalidValueExceptionMapper(Provider<ContainerRequestContext> context) {
        this.context = context;
    }

    @Override
    public Response toResponse(InvalidValueException failure) {
        NamedAnswer named = CurrentOperation.of(context.get()).answer("invalid-value");
        ObjectNode body = named.body().deepCopy();
        body.put("message", failure.getMessage()).putObject("data").put("field", failure.field());
        return Answer.of(named, body).toResponse();
    }
}
