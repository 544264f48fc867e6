package dev.attachphone.server.http;

import dev.attachphone.openapi.api.PhoneNumbersApi;
import dev.attachphone.openapi.model.AttachPhoneNumberRequest;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.CheckedRequest;
import dev.attachphone.server.attach.RequestChecks;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Implements the generated interface of the attach endpoint. */
final class PhoneNumbersResource implements PhoneNumbersApi {

    private final ContainerRequestContext context;
    private final RequestChecks checks;
    private final AttachPhoneNumbers attachPhoneNumbers;
    private final AttachAnswers answers;

    @Inject
    PhoneNumbersResource(
            @Context ContainerRequestContext context,
            RequestChecks checks,
            AttachPhoneNumbers attachPhoneNumbers,
            AttachAnswers answers) {
        this.context = context;
        this.checks = checks;
        this.attachPhoneNumbers = attachPhoneNumbers;
        this.answers = answers;
    }

    @Override
    public Response attachPhoneNumber(AttachPhoneNumberRequest request) {
        CheckedRequest checked =
                checks.check(new RequestChecks.Values(request.agentId(), request.provider(), request.numbers()));
        AttachOutcome outcome =
                checked instanceof AttachCommand command ? attach(command) : (AttachOutcome.Refused) checked;
        return answers.of(outcome).toResponse();
    }

    private AttachOutcome attach(AttachCommand command) {
        Trace.numbers(context, command.numbers());
        return attachPhoneNumbers.attach(AuthenticationFilter.account(context), command);
    }
}
