package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.api.PhoneNumbersApi;
import dev.attachphone.openapi.model.AttachPhoneNumberRequest;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachRequestValidator;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The endpoint that attaches phone numbers. */
final class PhoneNumbersResource implements PhoneNumbersApi {

    private final ContainerRequestContext context;
    private final AttachRequestValidator validator;
    private final AttachPhoneNumbers attachPhoneNumbers;
    private final AttachOutcomeMapper mapper;

    @Inject
    PhoneNumbersResource(
            @Context ContainerRequestContext context,
            AttachRequestValidator validator,
            AttachPhoneNumbers attachPhoneNumbers,
            AttachOutcomeMapper mapper) {
        this.context = context;
        this.validator = validator;
        this.attachPhoneNumbers = attachPhoneNumbers;
        this.mapper = mapper;
    }

    @Override
    public Response attachPhoneNumber(AttachPhoneNumberRequest request) {
        AttachOutcome outcome = validator.validate(
                new AttachRequestValidator.RequestValues(request.agentId(), request.provider(), request.numbers()),
                this::attach);
        return mapper.of(outcome).toResponse();
    }

    private AttachOutcome attach(AttachCommand command) {
        AccessLogFields.putNumbers(context, command.numbers());
        return attachPhoneNumbers.attach(AuthenticationFilter.account(context), command);
    }
}
