package dev.attachphone.sandbox.prefer;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.explain.LevenshteinDistance;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.ResponseEffect;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client asks of one operation: {@code example}, {@code code}, {@code delay} and {@code fault}.
 *
 * @param operation whose answers can be asked for
 */
record PreferParser(Operation operation) {

    /** What can be asked for; in the header, others mean something to somebody else (RFC 7240). */
    static final Set<String> NAMES = Set.of("example", "code", "delay", "fault");

    /** What the preferences ask for; {@code by} says where they stand. */
    Preference read(Map<String, String> preferences, ResponseEffect.EffectSource effectSource) {
        Optional<String> example = Optional.ofNullable(preferences.get("example"));
        Optional<String> code = Optional.ofNullable(preferences.get("code"));
        Optional<String> delay = Optional.ofNullable(preferences.get("delay"));
        Optional<String> fault = Optional.ofNullable(preferences.get("fault"));
        Optional<String> wrong = wrongAnswer(example, code)
                .or(() -> delay.filter(text -> ResponseEffect.delay(text).isEmpty())
                        .map(text -> "There is no delay '" + text + "'"))
                .or(() -> fault.filter(text -> InjectedFault.byName(text).isEmpty())
                        .map(text -> "There is no fault '" + text + "'"))
                .or(() -> contradiction(example.or(() -> code), fault));
        if (wrong.isPresent()) {
            return refused(wrong.get(), preferences);
        }
        return new Preference.SupportedPreference(
                example.map(name -> "example=" + name)
                        .or(() -> code.map(status -> "code=" + status))
                        .orElse(""),
                new ResponseEffect(
                        delay.flatMap(ResponseEffect::delay).orElse(0),
                        fault.flatMap(InjectedFault::byName),
                        effectSource));
    }

    /** That the preferences cannot be met, with what can be: what is most like them first. */
    Preference.UnknownPreference refused(String wrong, Map<String, String> preferences) {
        return new Preference.UnknownPreference(wrong + ". " + possible(preferences));
    }

    private Optional<String> wrongAnswer(Optional<String> example, Optional<String> code) {
        Optional<NamedAnswer> named = example.map(name -> operation.answers().get(name));
        if (example.isPresent() && named.isEmpty()) {
            return Optional.of("There is no example '" + example.get() + "'");
        }
        Optional<NamedAnswer> coded = code.flatMap(this::ofStatus);
        if (code.isPresent() && coded.isEmpty()) {
            return Optional.of("There is no code '" + code.get() + "'");
        }
        return named.isPresent()
                        && coded.isPresent()
                        && named.get().status() != coded.get().status()
                ? Optional.of("Example '" + named.get().name() + "' does not have code " + code.get())
                : Optional.empty();
    }

    private Optional<NamedAnswer> ofStatus(String status) {
        return status.matches("[1-5][0-9]{2}") ? operation.firstWithStatus(Integer.parseInt(status)) : Optional.empty();
    }

    private static Optional<String> contradiction(Optional<String> answer, Optional<String> fault) {
        return answer.flatMap(asked -> fault.flatMap(InjectedFault::byName)
                .filter(named -> !named.isResponseVisible())
                .map(named -> "With fault '" + named.text() + "' no answer comes, so none can be asked for"));
    }

    private String possible(Map<String, String> preferences) {
        String codes = operation.answers().values().stream()
                .map(NamedAnswer::status)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return "Examples: "
                + listed(preferences.get("example"), operation.answers().keySet()) + ". Codes: " + codes
                + ". Delays: 0 to " + ResponseEffect.MAX_DELAY + " milliseconds. Faults: "
                + listed(preferences.get("fault"), InjectedFault.names());
    }

    private static String listed(@Nullable String asked, Collection<String> names) {
        return String.join(", ", asked == null ? names : LevenshteinDistance.nearestFirst(asked, names));
    }
}
