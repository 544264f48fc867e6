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
    private final AttachRequestValidator checks;
    private final AttachPhoneNumbers attachPhoneNumbers;
    private final AttachOutcomeMapper answers;

    @Inject
    PhoneNumbersResource(
            @Context ContainerRequestContext context,
            AttachRequestValidator checks,
            AttachPhoneNumbers attachPhoneNumbers,
            AttachOutcomeMapper answers) {
        this.context = context;
        this.checks = checks;
        this.attachPhoneNumbers = attachPhoneNumbers;
        this.answers = answers;
    }

    @Override
    public Response attachPhoneNumber(AttachPhoneNumberRequest request) {
        AttachOutcome outcome = checks.validate(
                new AttachRequestValidator.RequestValues(request.agentId(), request.provider(), request.numbers()),
                this::attach);
        return answers.of(outcome).toResponse();
    }

    private AttachOutcome attach(AttachCommand command) {
        AccessLogFields.putNumbers(context, command.numbers());
        return attachPhoneNumbers.attach(AuthenticationFilter.account(context), command);
    }
}
