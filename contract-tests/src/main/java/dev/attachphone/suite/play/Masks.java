package dev.attachphone.suite.play;

import dev.attachphone.suite.fixture.Fixture;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hides credentials: each is replaced by the shell variable that stands for it, such as {@code $TOKEN}.
 *
 * @param variables the variable of each secret
 */
public record Masks(Map<String, String> variables) {

    /** The masks of everything in the fixture that is secret. */
    public static Masks of(Fixture fixture) {
        Map<String, String> variables = new LinkedHashMap<>();
        fixture.accounts().forEach((role, account) -> variables.put(account.token(), variable(role)));
        fixture.refused().entrySet().stream()
                .filter(refused -> refused.getKey().equals("expired"))
                .forEach(refused -> variables.put(refused.getValue(), variable(refused.getKey())));
        // What is almost the credential gives it away too.
        NearMiss.inOtherCase(List.of(fixture.own().token()))
                .forEach(other -> variables.putIfAbsent(other, variable(Fixture.VALID) + "_IN_OTHER_CASE"));
        return new Masks(variables);
    }

    /** The text without its secrets. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : longestFirst()) {
            hidden = hidden.replace(secret, String.valueOf(variables.get(secret)));
        }
        return hidden;
    }

    // One credential may begin with another.
    private List<String> longestFirst() {
        return variables.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static String variable(String role) {
        return role.equals(Fixture.VALID)
                ? "$TOKEN"
                : "$" + role.replace("-account", "").toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
    }
}
