package dev.attachphone.server.attach;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks the values of a request in the contract's precedence; the first check that fails decides. */
public final class RequestChecks {

    private record Check(RefusalReason reason, Predicate<Values> passes) {}

    /**
     * The fields of a request as they came; a field of the wrong type counts as missing.
     *
     * @param agentId the {@code agent_id}
     * @param provider the {@code provider}
     * @param numbers the {@code numbers}; an element of the wrong type is null
     */
    public record Values(
            @Nullable String agentId,
            @Nullable String provider,
            @Nullable List<@Nullable String> numbers) {}

    private final List<Check> checks;

    /**
     * Checks by these rules.
     *
     * @param rules what the contract's schema allows
     * @param precedence the contract's answer names, first come first decided
     */
    public RequestChecks(RequestRules rules, List<String> precedence) {
        this.checks = List.of(
                        new Check(RefusalReason.AGENT_ID_REQUIRED, values -> rules.isText(values.agentId())),
                        new Check(RefusalReason.PROVIDER_REQUIRED, values -> rules.isText(values.provider())),
                        new Check(RefusalReason.NUMBERS_REQUIRED, RequestChecks::hasNumbers),
                        new Check(RefusalReason.INVALID_PROVIDER, values -> rules.isSupported(values.provider())),
                        new Check(RefusalReason.INVALID_PHONE_NUMBER, values -> areNumbers(rules, values)))
                .stream()
                .sorted(Comparator.comparingInt(
                        check -> precedence.indexOf(check.reason().answer())))
                .toList();
    }

    /** The command that these values make, or why they make none. */
    public CheckedRequest check(Values values) {
        Optional<RefusalReason> fault = checks.stream()
                .filter(check -> !check.passes().test(values))
                .map(Check::reason)
                .findFirst();
        return fault.isPresent() ? new AttachOutcome.Refused(fault.get()) : command(values);
    }

    private static boolean hasNumbers(Values values) {
        return values.numbers() != null && !values.numbers().isEmpty();
    }

    private static boolean areNumbers(RequestRules rules, Values values) {
        return values.numbers() != null && values.numbers().stream().allMatch(rules::isPhoneNumber);
    }

    @SuppressWarnings("NullAway") // every check has passed, so nothing is null here
    private static AttachCommand command(Values values) {
        return new AttachCommand(
                values.agentId(),
                values.provider(),
                values.numbers().stream().distinct().toList());
    }
}
