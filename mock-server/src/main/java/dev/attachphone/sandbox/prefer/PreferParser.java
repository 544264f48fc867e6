package dev.attachphone.sandbox.prefer;

import dev.attachphone.openapi.LevenshteinDistance;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.DelayRange;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.ResponseCause;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the preferences {@code example}, {@code code}, {@code delay} and {@code fault} of a request. */
public final class PreferParser {

    /**
     * The supported names. In the header, other names are ignored (RFC 7240, section 2) unless they are probably misspelled. In the
     * query they are refused.
     */
    private static final Set<String> NAMES = Set.of("example", "code", "delay", "fault");

    /** The distance up to which a name is a misspelled one. The registered preferences are all farther away. */
    private static final int MAX_DISTANCE = 2;

    private final Operation operation;
    private final Map<String, String> preferences;
    private final ToIntFunction<DelayRange> drawn;

    private PreferParser(Operation operation, Map<String, String> preferences, ToIntFunction<DelayRange> drawn) {
        this.operation = operation;
        this.preferences = preferences;
        this.drawn = drawn;
    }

    /**
     * Parses the preferences of a request.
     *
     * @param operation the operation that the request is for
     * @param lines the lines of the {@code Prefer} header
     * @param url the URL, whose query may contain {@code __prefer}
     * @param drawn draws a delay from a range
     */
    public static RequestPreferences parse(
            Operation operation, List<String> lines, String url, ToIntFunction<DelayRange> drawn) {
        Map<String, String> header = PreferHeader.preferences(lines);
        Map<String, String> query = PreferHeader.preferencesInQuery(url);
        Map<String, String> all = new HashMap<>(query);
        all.putAll(header);
        if (all.isEmpty()) {
            return RequestPreferences.NONE;
        }
        PreferParser parser = new PreferParser(operation, all, drawn);
        return contradiction(header, query)
                .or(() -> misspelled(header.keySet()))
                .or(parser::problem)
                .map(parser::refused)
                .orElseGet(() -> parser.preference(
                        header.keySet().containsAll(query.keySet()) ? ResponseCause.HEADER : ResponseCause.QUERY));
    }

    private static Optional<String> contradiction(Map<String, String> header, Map<String, String> query) {
        return query.entrySet().stream()
                .filter(each ->
                        !header.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()))
                .map(each -> "The query's " + each.getKey() + "=" + each.getValue() + " contradicts the header")
                .findFirst()
                .or(() -> query.keySet().stream()
                        .filter(name -> !NAMES.contains(name))
                        .map(name -> "There is no preference '" + name + "'")
                        .findFirst());
    }

    private static Optional<String> misspelled(Set<String> names) {
        return names.stream()
                .filter(name -> !NAMES.contains(name))
                .flatMap(name -> LevenshteinDistance.nearestFirst(name, NAMES).stream()
                        .limit(1)
                        .filter(nearest -> LevenshteinDistance.between(name, nearest) <= MAX_DISTANCE)
                        .map(nearest -> "There is no preference '" + name + "'; the nearest is " + nearest))
                .findFirst();
    }

    private RequestPreferences preference(ResponseCause source) {
        Optional<String> answer = value("example")
                .map(name -> "example=" + name)
                .or(() -> value("code").map(status -> "code=" + status));
        int delay =
                value("delay").flatMap(DelayRange::parse).map(drawn::applyAsInt).orElse(0);
        Optional<InjectedFault> fault = value("fault").flatMap(InjectedFault::byName);
        return answer.isEmpty() && delay == 0 && fault.isEmpty()
                ? RequestPreferences.NONE
                : new RequestPreferences(
                        answer, new DelayAndFault(delay, fault, source), Optional.empty(), source, Optional.empty());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(preferences.get(name));
    }

    private Optional<String> problem() {
        return answerProblem()
                .or(() -> value("delay")
                        .filter(text -> DelayRange.parse(text).isEmpty())
                        .map(text -> "There is no delay '" + text + "'"))
                .or(() -> value("fault")
                        .filter(text -> InjectedFault.byName(text).isEmpty())
                        .map(text -> "There is no fault '" + text + "'"))
                .or(() -> value("fault")
                        .flatMap(InjectedFault::byName)
                        .filter(fault -> !fault.isResponseVisible()
                                && value("example").or(() -> value("code")).isPresent())
                        .map(fault -> "With fault '" + fault.text() + "' no answer is sent, so none can be asked for"));
    }

    private Optional<String> answerProblem() {
        Optional<String> example = value("example");
        Optional<String> code = value("code");
        Optional<NamedAnswer> named = example.map(name -> operation.answers().get(name));
        if (example.isPresent() && named.isEmpty()) {
            return Optional.of("There is no example '" + example.get() + "'");
        }
        Optional<NamedAnswer> coded = code.filter(status -> status.matches("[1-5][0-9]{2}"))
                .flatMap(status -> operation.firstWithStatus(Integer.parseInt(status)));
        if (code.isPresent() && coded.isEmpty()) {
            return Optional.of("There is no code '" + code.get() + "'");
        }
        return named.isPresent()
                        && coded.isPresent()
                        && named.get().status() != coded.get().status()
                ? Optional.of("Example '" + named.get().name() + "' does not have code " + code.get())
                : Optional.empty();
    }

    private RequestPreferences refused(String problem) {
        String codes = operation.answers().values().stream()
                .map(NamedAnswer::status)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return RequestPreferences.refused(problem + ". Examples: "
                + nearestFirst(preferences.get("example"), operation.answers().keySet()) + ". Codes: " + codes
                + ". Delays: 0 to " + DelayRange.MAX + " milliseconds, or a range such as 200..1500. Faults: "
                + nearestFirst(preferences.get("fault"), InjectedFault.names()));
    }

    private static String nearestFirst(@Nullable String requested, Collection<String> names) {
        return String.join(", ", requested == null ? names : LevenshteinDistance.nearestFirst(requested, names));
    }
}
