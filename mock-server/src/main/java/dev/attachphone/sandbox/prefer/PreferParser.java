package dev.attachphone.sandbox.prefer;

import dev.attachphone.openapi.LevenshteinDistance;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.fault.ResponseEffect.EffectSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the preferences {@code example}, {@code code}, {@code delay} and {@code fault} of a request. */
public final class PreferParser {

    /** The supported names. Other names are ignored in the header (RFC 7240, section 2) and refused in the query. */
    private static final Set<String> NAMES = Set.of("example", "code", "delay", "fault");

    private final Operation operation;
    private final Map<String, String> preferences;

    private PreferParser(Operation operation, Map<String, String> preferences) {
        this.operation = operation;
        this.preferences = preferences;
    }

    /**
     * Parses the preferences of a request.
     *
     * @param operation the operation that the request is for
     * @param lines the lines of the {@code Prefer} header
     * @param url the URL, whose query may contain {@code __prefer}
     */
    public static RequestPreferences parse(Operation operation, List<String> lines, String url) {
        Map<String, String> header = PreferHeader.preferences(lines);
        Map<String, String> query = PreferHeader.preferencesInQuery(url);
        Map<String, String> all = new HashMap<>(query);
        all.putAll(header);
        PreferParser parser = new PreferParser(operation, all);
        return contradiction(header, query)
                .or(parser::problem)
                .map(parser::refused)
                .orElseGet(() -> parser.preference(
                        header.keySet().containsAll(query.keySet()) ? EffectSource.HEADER : EffectSource.QUERY));
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

    private RequestPreferences preference(EffectSource source) {
        return new RequestPreferences(
                value("example")
                        .map(name -> "example=" + name)
                        .or(() -> value("code").map(status -> "code=" + status)),
                new ResponseEffect(
                        value("delay").flatMap(ResponseEffect::delay).orElse(0),
                        value("fault").flatMap(InjectedFault::byName),
                        source),
                Optional.empty());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(preferences.get(name));
    }

    private Optional<String> problem() {
        return answerProblem()
                .or(() -> value("delay")
                        .filter(text -> ResponseEffect.delay(text).isEmpty())
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
        return new RequestPreferences(
                Optional.empty(),
                ResponseEffect.NONE,
                Optional.of(problem + ". Examples: "
                        + nearestFirst(
                                preferences.get("example"), operation.answers().keySet()) + ". Codes: " + codes
                        + ". Delays: 0 to " + ResponseEffect.MAX_DELAY + " milliseconds. Faults: "
                        + nearestFirst(preferences.get("fault"), InjectedFault.names())));
    }

    private static String nearestFirst(@Nullable String requested, Collection<String> names) {
        return String.join(", ", requested == null ? names : LevenshteinDistance.nearestFirst(requested, names));
    }
}
