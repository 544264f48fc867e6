package dev.attachphone.server.attach;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Validates the values of an attach request as far as no database is needed. The checks are executed in the contract's
 * precedence; the first one that fails decides. Thread-safe.
 */
public final class AttachRequestValidator {

    private record ValidationStep(RefusalReason reason, Predicate<RequestValues> passes) {}

    /**
     * The fields of a request. A field of the wrong type is null.
     *
     * @param agentId the {@code agent_id}
     * @param provider the {@code provider}
     * @param numbers the {@code numbers}; an element of the wrong type is null
     */
    public record RequestValues(
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable List<@Nullable String> numbers) {}

    private final List<ValidationStep> steps;

    /**
     * Creates a validator.
     *
     * @param constraints what the contract's schema allows
     * @param precedence the names of the answers in the order in which they are decided
     */
    public AttachRequestValidator(RequestConstraints constraints, List<String> precedence) {
        this.steps = List.of(
                        new ValidationStep(
                                RefusalReason.AGENT_ID_REQUIRED, values -> constraints.isNotBlank(values.agentId())),
                        new ValidationStep(
                                RefusalReason.PROVIDER_REQUIRED, values -> constraints.isNotBlank(values.provider())),
                        new ValidationStep(RefusalReason.NUMBERS_REQUIRED, AttachRequestValidator::hasNumbers),
                        new ValidationStep(
                                RefusalReason.TOO_MANY_NUMBERS, values -> constraints.isAllowedCount(values.numbers())),
                        new ValidationStep(
                                RefusalReason.INVALID_PROVIDER,
                                values -> constraints.isSupportedProvider(values.provider())),
                        new ValidationStep(
                                RefusalReason.INVALID_PHONE_NUMBER, values -> arePhoneNumbers(constraints, values)))
                .stream()
                .sorted(Comparator.comparingInt(
                        step -> precedence.indexOf(step.reason().answer())))
                .toList();
    }

    /**
     * Returns what {@code refuse} returns for an invalid request, otherwise what {@code attach} returns for
     * the command of the request.
     */
    public <T> T validate(RequestValues values, Function<AttachOutcome, T> refuse, Function<AttachCommand, T> attach) {
        Optional<RefusalReason> failure = steps.stream()
                .filter(step -> !step.passes().test(values))
                .map(ValidationStep::reason)
                .findFirst();
        return failure.isPresent()
                ? refuse.apply(new AttachOutcome.Refused(failure.get()))
                : attach.apply(command(values));
    }

    private static boolean hasNumbers(RequestValues values) {
        return values.numbers() != null && !values.numbers().isEmpty();
    }

    private static boolean arePhoneNumbers(RequestConstraints constraints, RequestValues values) {
        return values.numbers() != null && values.numbers().stream().allMatch(constraints::isPhoneNumber);
    }

    @SuppressWarnings("NullAway") // the checks have passed, so no value is null
    private static AttachCommand command(RequestValues values) {
        return new AttachCommand(
                values.agentId(),
                values.provider(),
                values.numbers().stream().distinct().toList());
    }
}
