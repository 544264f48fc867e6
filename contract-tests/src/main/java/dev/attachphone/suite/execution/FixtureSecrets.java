package dev.attachphone.suite.execution;

import dev.attachphone.suite.cases.NearMiss;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.fixture.Fixture;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Replaces the credentials of a fixture by shell variables such as {@code $TOKEN}. */
public final class FixtureSecrets {

    /** Replacing a shorter text would change unrelated parts of reports. */
    private static final int SHORTEST_NEAR_MISS = 8;

    private FixtureSecrets() {}

    /** Replaces the credentials of the accounts, the expired one, and the values of the headers that are added to each request. */
    public static SecretReplacer replacer(Fixture fixture, TargetAddress address) {
        Map<String, String> variables = new LinkedHashMap<>();
        address.headers()
                .forEach(header -> variables.put(
                        header.value(),
                        "$HEADER_" + header.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")));
        fixture.accounts().forEach((role, account) -> variables.put(account.token(), variable(role)));
        fixture.refused().entrySet().stream()
                .filter(refused -> refused.getKey().equals("expired"))
                .forEach(refused -> variables.put(refused.getValue(), variable(refused.getKey())));
        // The credential can be read from values that differ slightly.
        NearMiss.of(fixture.primaryAccount().token(), variables.keySet()).forEach((nearMiss, changed) -> {
            if (changed.length() >= SHORTEST_NEAR_MISS) {
                variables.putIfAbsent(changed, variable(Fixture.VALID) + "_" + nearMiss);
            }
        });
        return SecretReplacer.of(variables);
    }

    private static String variable(String role) {
        return role.equals(Fixture.VALID)
                ? "$TOKEN"
                : "$" + role.replace("-account", "").toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
    }
}
