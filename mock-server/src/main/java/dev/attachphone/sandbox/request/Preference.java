package dev.attachphone.sandbox.request;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer that a client asks for by {@code Prefer: example=<name>} or {@code Prefer: code=<status>}. */
public sealed interface Preference {

    /** The request header it stands in. */
    String HEADER = "Prefer";

    /** The name of the answer to a preference that cannot be met. */
    String REFUSED = "unknown-preference";

    /** The client leaves the answer to the sandbox. */
    record None() implements Preference {}

    /**
     * The client asks for an answer that there is.
     *
     * @param canonical the preference as the stubs spell it, such as {@code code=409}
     */
    record Chosen(String canonical) implements Preference {}

    /**
     * The client asks for an answer that there is not.
     *
     * @param message says so, and what there is
     */
    record Refused(String message) implements Preference {}

    /** What the lines of the header ask of the operation. */
    static Preference chosen(Operation operation, List<String> lines) {
        Map<String, String> preferences = Preferences.read(lines);
        Optional<String> example = Optional.ofNullable(preferences.get("example"));
        Optional<String> code = Optional.ofNullable(preferences.get("code"));
        if (example.isEmpty() && code.isEmpty()) {
            return new None();
        }
        Optional<NamedAnswer> named = example.map(name -> operation.answers().get(name));
        if (example.isPresent() && named.isEmpty()) {
            return refused(operation, "There is no example '" + example.get() + "'");
        }
        Optional<NamedAnswer> coded = code.flatMap(status -> ofStatus(operation, status));
        if (code.isPresent() && coded.isEmpty()) {
            return refused(operation, "There is no code '" + code.get() + "'");
        }
        if (named.isPresent()
                && coded.isPresent()
                && named.get().status() != coded.get().status()) {
            return refused(operation, "Example '" + named.get().name() + "' does not have code " + code.get());
        }
        return new Chosen(named.map(answer -> "example=" + answer.name()).orElse("code=" + code.orElse("")));
    }

    private static Optional<NamedAnswer> ofStatus(Operation operation, String status) {
        return status.matches("[1-5][0-9]{2}") ? operation.firstOf(Integer.parseInt(status)) : Optional.empty();
    }

    private static Refused refused(Operation operation, String what) {
        String codes = operation.answers().values().stream()
                .map(NamedAnswer::status)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return new Refused(
                what + ". Examples: " + String.join(", ", operation.answers().keySet()) + ". Codes: " + codes);
    }
}
