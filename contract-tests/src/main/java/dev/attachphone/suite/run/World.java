package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.Names;
import dev.attachphone.suite.verdict.DisposableNumbers;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What the cases' words stand for in the demo world. */
final class World {

    // With spaces: the sandbox opens an account for any token that could be one.
    private static final String WRONG = "not a valid token";
    private static final long TEN_DIGITS = 10_000_000_000L;

    private final Random random = new SecureRandom();
    private final DemoWorld demo;
    private final DemoWorld.Account own;
    private final DemoWorld.Account other;

    World(DemoWorld demo) {
        this.demo = demo;
        this.own = demo.accounts().get(0);
        this.other = demo.accounts().get(1);
    }

    /** The credential of a role; {@code none} has none. */
    Map<String, String> credentials() {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("valid", own.token());
        credentials.put("other-account", other.token());
        credentials.put("expired", Objects.requireNonNull(own.expiredToken()));
        credentials.put("wrong", WRONG);
        return credentials;
    }

    /** For each secret, the shell variable that stands for it in a command. */
    Map<String, String> masks() {
        return Map.of(
                own.token(), "$TOKEN",
                other.token(), "$OTHER_TOKEN",
                Objects.requireNonNull(own.expiredToken()), "$EXPIRED_TOKEN");
    }

    /** Values for one run of a case: credentials, and numbers that nobody holds. */
    Map<String, JsonNode> draw() {
        Map<String, JsonNode> values = new HashMap<>();
        credentials().forEach((role, token) -> values.put(role, TextNode.valueOf(token)));
        Names.NUMBERS.forEach(name -> values.put(name, TextNode.valueOf(number())));
        return values;
    }

    /** The agents, as seen by the account in whose name a request is sent. */
    Map<String, JsonNode> agents(String role) {
        DemoWorld.Account account = role.equals("other-account") ? other : own;
        return Map.of(
                "agent", TextNode.valueOf(account.agents().get(0)),
                "second-agent", TextNode.valueOf(own.agents().get(1)),
                "foreign-agent", TextNode.valueOf(other.agents().get(0)),
                "unknown-agent", TextNode.valueOf(demo.unknownAgent()));
    }

    // A disposable range; the digits must be ASCII whatever the locale.
    private String number() {
        return String.format(Locale.ROOT, "%s%010d", DisposableNumbers.PREFIX, random.nextLong(TEN_DIGITS));
    }
}
