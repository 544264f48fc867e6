package dev.attachphone.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.operations.TokenScope;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code serve --check} prints: what the server would serve, and what an operator should change. Not thread-safe. */
final class CheckReport {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** Adds a line, in the order of the output. */
    void add(String name, Object value) {
        values.put(name, value);
    }

    /** Adds the names and scopes of tokens. */
    void addTokens(List<OperatorToken> tokens) {
        add(
                "operator tokens",
                tokens.stream()
                        .map(token -> token.name()
                                + EnumSet.copyOf(token.scopes()).stream()
                                        .map(TokenScope::text)
                                        .collect(Collectors.joining(", ", " (", ")")))
                        .toList());
    }

    /** Adds a warning if the condition holds. */
    void warnIf(boolean condition, String warning) {
        if (condition) {
            warnings.add(warning);
        }
    }

    /** Adds the end of a certificate's validity, and a warning if it has passed. */
    void addExpiry(Instant expiry, Instant now) {
        add("TLS certificate valid until", expiry.toString());
        warnIf(expiry.isBefore(now), "the TLS certificate expired at " + expiry + "; replace it");
    }

    /** Prints the lines and then the warnings. */
    void print(PrintWriter out) {
        values.forEach((name, value) -> out.println(name + ": " + text(value)));
        warnings.forEach(warning -> out.println("Warning: " + warning));
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    /** Prints one JSON object, with underscores in place of the spaces of the names. */
    void printJson(PrintWriter out) {
        Map<String, Object> object = new LinkedHashMap<>();
        values.forEach((name, value) -> object.put(name.replace(' ', '_'), value));
        object.put("warnings", warnings);
        try {
            out.println(new JsonMapper().writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
