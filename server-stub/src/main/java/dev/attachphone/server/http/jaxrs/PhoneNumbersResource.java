package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.api.PhoneNumbersApi;
import dev.attachphone.openapi.model.AttachPhoneNumberRequest;
import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachRequestValidator;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.answer.Answer;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * The endpoint that attaches phone numbers. A singleton, because creating a resource for every request takes a tenth of the time of a
 * refused one. Thread-safe.
 */
@Singleton
final class PhoneNumbersResource implements PhoneNumbersApi {

    private static final String TOO_MANY_NUMBERS_PER_SECOND = "too-many-requests-numbers";

    private final Provider<ContainerRequestContext> requests;
    private final AttachRequestValidator validator;
    private final AttachPhoneNumbers attachPhoneNumbers;
    private final AttachOutcomeMapper mapper;
    private final ClientLimits limits;

    @Inject
    PhoneNumbersResource(
            Provider<ContainerRequestContext> requests,
            AttachRequestValidator validator,
            AttachPhoneNumbers attachPhoneNumbers,
            AttachOutcomeMapper mapper,
            ClientLimits limits) {
        this.requests = requests;
        this.validator = validator;
        this.attachPhoneNumbers = attachPhoneNumbers;
        this.mapper = mapper;
        this.limits = limits;
    }

    @Override
    public Response attachPhoneNumber(AttachPhoneNumberRequest request) {
        return validator
                .validate(
                        new AttachRequestValidator.RequestValues(
                                request.agentId(), request.provider(), request.numbers()),
                        mapper::of,
                        this::attachWithinLimit)
                .toResponse();
    }

    private Answer attachWithinLimit(AttachCommand command) {
        ContainerRequestContext context = requests.get();
        AccessLogFields.putNumbers(context, command.numbers());
        Account account = AuthenticationFilter.account(context);
        return limits.numbers()
                .flatMap(limit ->
                        limit.tryAcquire(account.id(), command.numbers().size()))
                .map(delay -> ClientLimits.rejection(CurrentOperation.of(context), TOO_MANY_NUMBERS_PER_SECOND, delay))
                .orElseGet(() -> mapper.of(attachPhoneNumbers.attach(account, command, CurrentOrigin.of(context))));
    }
}
