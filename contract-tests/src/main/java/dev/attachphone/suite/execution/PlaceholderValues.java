package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.FixtureAccount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the cases' words stand for on a target.
 *
 * @param fixture what the target offers
 */
public record PlaceholderValues(Fixture fixture) {

    /** The words that mean something to a request sent in the name of that role, numbers apart. */
    public Map<String, JsonNode> values(String role) {
        FixtureAccount sender = fixture.accounts().getOrDefault(role, fixture.primaryAccount());
        Optional<FixtureAccount> other = Optional.ofNullable(fixture.accounts().get(Fixture.OTHER));
        Map<String, JsonNode> words = new HashMap<>();
        fixture.credentials().forEach((name, token) -> words.put(name, TextNode.valueOf(token)));
        put(words, "agent", sender.agents(), 0);
        if (!fixture.unknownAgent().isOnly()) {
            put(words, "agent-in-other-case", NearMissValues.inOtherCase(sender.agents()), 0);
            put(words, "agent-without-prefix", NearMissValues.withoutPrefix(sender.agents()), 0);
            put(words, "foreign-agent", other.map(FixtureAccount::agents).orElse(List.of()), 0);
        }
        put(
                words,
                "valid-in-other-case",
                NearMissValues.inOtherCase(List.of(fixture.primaryAccount().token())),
                0);
        put(words, "second-agent", fixture.primaryAccount().agents(), 1);
        words.put("unknown-agent", TextNode.valueOf(fixture.unknownAgent().id()));
        put(words, "provider", sender.configuredProviders(), 0);
        put(words, "second-provider", sender.configuredProviders(), 1);
        put(words, "unconfigured-provider", unconfigured(role), 0);
        return words;
    }

    /** A fresh number. */
    JsonNode drawNumber() {
        return TextNode.valueOf(fixture.numbers().next());
    }

    /** Whether the agent is one of our own account that the fixture names. */
    boolean isOwn(String agent) {
        return fixture.primaryAccount().agents().contains(agent);
    }

    /** Whether the agent is the other account's. */
    boolean isForeign(String agent) {
        return Optional.ofNullable(fixture.accounts().get(Fixture.OTHER))
                .filter(account -> account.agents().contains(agent))
                .isPresent();
    }

    /** Fresh numbers, for those of the words that stand for one. */
    Map<String, JsonNode> drawNumber(Set<String> words) {
        Map<String, JsonNode> drawn = new HashMap<>();
        words.stream().filter(CasePlaceholders::isNumber).forEach(word -> drawn.put(word, drawNumber()));
        return drawn;
    }

    /** The first word of the steps that means nothing on the target. */
    public Optional<String> missing(List<CaseStep> steps) {
        Set<String> known = new HashSet<>(CasePlaceholders.RAW_REQUEST_PARTS);
        known.add(CasePlaceholders.RIVAL);
        steps.forEach(step -> known.addAll(step.remember().keySet()));
        return steps.stream()
                .flatMap(step -> missing(step, known).stream())
                .findFirst();
    }

    private Optional<String> missing(CaseStep step, Set<String> known) {
        String role = step.role();
        if (!role.equals("none") && !fixture.credentials().containsKey(role)) {
            return Optional.of("credential '" + role + "'");
        }
        Set<String> words = values(role).keySet();
        return step.placeholders().stream()
                .filter(word -> !words.contains(word) && !known.contains(word) && !CasePlaceholders.isNumber(word))
                .map(word -> word + " for '" + role + "'")
                .findFirst();
    }

    // Who has no account at all may name a provider that any account lacks.
    private List<String> unconfigured(String role) {
        return Optional.ofNullable(fixture.accounts().get(role))
                .map(List::of)
                .orElseGet(() -> List.copyOf(fixture.accounts().values()))
                .stream()
                .flatMap(account -> account.unconfiguredProviders().stream())
                .toList();
    }

    private static void put(Map<String, JsonNode> words, String word, List<String> values, int index) {
        if (index < values.size()) {
            words.put(word, TextNode.valueOf(values.get(index)));
        }
    }
}
