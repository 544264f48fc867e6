package dev.attachphone.suite.execution;

import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.fixture.Fixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What in a fixture is secret. */
public final class FixtureSecrets {

    private FixtureSecrets() {}

    /** What hides it. */
    public static SecretReplacer masks(Fixture fixture) {
        Map<String, String> variables = new LinkedHashMap<>();
        fixture.accounts().forEach((role, account) -> variables.put(account.token(), variable(role)));
        fixture.refused().entrySet().stream()
                .filter(refused -> refused.getKey().equals("expired"))
                .forEach(refused -> variables.put(refused.getValue(), variable(refused.getKey())));
        // What is almost the credential gives it away too.
        NearMissValues.inOtherCase(List.of(fixture.primaryAccount().token()))
                .forEach(other -> variables.putIfAbsent(other, variable(Fixture.VALID) + "_IN_OTHER_CASE"));
        return SecretReplacer.of(variables);
    }

    private static String variable(String role) {
        return role.equals(Fixture.VALID)
                ? "$TOKEN"
                : "$" + role.replace("-account", "").toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
    }
}
