package dev.attachphone.server.attach;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks the values of a request in the contract's precedence; the first check that fails decides. */
public final class AttachRequestValidator {

    private record ValidationStep(RefusalReason reason, Predicate<RequestValues> passes) {}

    /**
     * The fields of a request as they came; a field of the wrong type counts as missing.
     *
     * @param agentId the {@code agent_id}
     * @param provider the {@code provider}
     * @param numbers the {@code numbers}; an element of the wrong type is null
     */
    public record RequestValues(
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable List<@Nullable String> numbers) {}

    private final List<ValidationStep> checks;

    /**
     * Checks by these rules.
     *
     * @param rules what the contract's schema allows
     * @param precedence the contract's answer names, first come first decided
     */
    public AttachRequestValidator(RequestConstraints rules, List<String> precedence) {
        this.checks = List.of(
                        new ValidationStep(
                                RefusalReason.AGENT_ID_REQUIRED,
                                requestValues -> rules.isNotBlank(requestValues.agentId())),
                        new ValidationStep(
                                RefusalReason.PROVIDER_REQUIRED,
                                requestValues -> rules.isNotBlank(requestValues.provider())),
                        new ValidationStep(RefusalReason.NUMBERS_REQUIRED, AttachRequestValidator::hasNumbers),
                        new ValidationStep(
                                RefusalReason.INVALID_PROVIDER,
                                requestValues -> rules.isSupportedProvider(requestValues.provider())),
                        new ValidationStep(
                                RefusalReason.INVALID_PHONE_NUMBER, requestValues -> areNumbers(rules, requestValues)))
                .stream()
                .sorted(Comparator.comparingInt(validationStep ->
                        precedence.indexOf(validationStep.reason().answer())))
                .toList();
    }

    /** The command that these values make, or why they make none. */
    public ValidationResult validate(RequestValues requestValues) {
        Optional<RefusalReason> fault = checks.stream()
                .filter(validationStep -> !validationStep.passes().test(requestValues))
                .map(ValidationStep::reason)
                .findFirst();
        return fault.isPresent() ? new AttachOutcome.Refused(fault.get()) : command(requestValues);
    }

    private static boolean hasNumbers(RequestValues requestValues) {
        return requestValues.numbers() != null && !requestValues.numbers().isEmpty();
    }

    private static boolean areNumbers(RequestConstraints rules, RequestValues requestValues) {
        return requestValues.numbers() != null
                && requestValues.numbers().stream().allMatch(rules::isPhoneNumber);
    }

    @SuppressWarnings("NullAway") // every check has passed, so nothing is null here
    private static AttachCommand command(RequestValues requestValues) {
        return new AttachCommand(
                requestValues.agentId(),
                requestValues.provider(),
                requestValues.numbers().stream().distinct().toList());
    }
}
