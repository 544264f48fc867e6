package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.NearMiss;
import dev.attachphone.suite.cases.NearNumber;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.FixtureAccount;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of the cases' placeholders on a target.
 *
 * @param fixture the accounts, agents and numbers of the target
 */
public record PlaceholderValues(Fixture fixture) {

    /** The values of all placeholders except numbers, in a request of the role. */
    public Map<String, JsonNode> values(String role) {
        FixtureAccount sender = fixture.accounts().getOrDefault(role, fixture.primaryAccount());
        Optional<FixtureAccount> other = Optional.ofNullable(fixture.accounts().get(Fixture.OTHER));
        Map<String, JsonNode> values = new HashMap<>();
        fixture.credentials().forEach((name, token) -> values.put(name, TextNode.valueOf(token)));
        put(values, "agent", sender.agents(), 0);
        if (!fixture.unknownAgent().isOnly()) {
            sender.agents().stream()
                    .findFirst()
                    .ifPresent(agent -> putNearMisses(values, "agent", agent, sender.agents()));
            put(values, "foreign-agent", other.map(FixtureAccount::agents).orElse(List.of()), 0);
        }
        putNearMisses(values, Fixture.VALID, fixture.primaryAccount().token(), tokens());
        put(values, "second-agent", fixture.primaryAccount().agents(), 1);
        values.put("unknown-agent", TextNode.valueOf(fixture.unknownAgent().id()));
        put(values, "provider", sender.configuredProviders(), 0);
        put(values, "second-provider", sender.configuredProviders(), 1);
        put(values, "unconfigured-provider", unconfigured(role), 0);
        return values;
    }

    /** A number that no earlier call returned. */
    JsonNode drawNumber() {
        return TextNode.valueOf(fixture.numbers().next());
    }

    /** Whether the agent belongs to the other account. */
    boolean isForeign(String agent) {
        return Optional.ofNullable(fixture.accounts().get(Fixture.OTHER))
                .filter(account -> account.agents().contains(agent))
                .isPresent();
    }

    /** New numbers for each of the placeholders that stands for one or several, and the numbers that differ slightly from one. */
    Map<String, JsonNode> drawNumber(Set<String> names) {
        Map<String, JsonNode> numbers = new HashMap<>();
        for (NearNumber near : NearNumber.values()) {
            if (names.contains(near.placeholder())) {
                String number = numbers.computeIfAbsent(CasePlaceholders.NUMBER, any -> drawNumber())
                        .asText();
                numbers.put(near.placeholder(), TextNode.valueOf(near.of(number, fixture.numbers())));
            }
        }
        for (String name : names) {
            if (CasePlaceholders.isNumber(name)) {
                numbers.computeIfAbsent(name, any -> drawNumber());
            }
            CasePlaceholders.severalNumbers(name).ifPresent(count -> numbers.put(name, drawNumbers(count)));
        }
        return numbers;
    }

    private JsonNode drawNumbers(int count) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            numbers.add(drawNumber());
        }
        return numbers;
    }

    /** A description of the first placeholder of the steps that has no value on the target. */
    public Optional<String> missing(List<CaseStep> steps) {
        Set<String> known = new HashSet<>(CasePlaceholders.RAW_REQUEST_PARTS);
        known.add(CasePlaceholders.RIVAL);
        if (NearNumber.existFor(fixture.numbers())) {
            known.addAll(NearNumber.placeholders());
        }
        steps.forEach(step -> known.addAll(step.remember().keySet()));
        return steps.stream().flatMap(step -> missing(step, known).stream()).findFirst();
    }

    private Optional<String> missing(CaseStep step, Set<String> known) {
        String role = step.role();
        if (!role.equals("none") && !fixture.credentials().containsKey(role)) {
            return Optional.of("credential '" + role + "'");
        }
        Set<String> names = values(role).keySet();
        return step.placeholders().stream()
                .filter(name -> !names.contains(name) && !known.contains(name))
                .filter(name -> !CasePlaceholders.isNumber(name)
                        && CasePlaceholders.severalNumbers(name).isEmpty())
                .map(name -> name + " for '" + role + "'")
                .findFirst();
    }

    // A role without an account can use a provider that any account has not configured.
    private List<String> unconfigured(String role) {
        return Optional.ofNullable(fixture.accounts().get(role))
                .map(List::of)
                .orElseGet(() -> List.copyOf(fixture.accounts().values()))
                .stream()
                .flatMap(account -> account.unconfiguredProviders().stream())
                .toList();
    }

    private static void put(Map<String, JsonNode> values, String name, List<String> candidates, int index) {
        if (index < candidates.size()) {
            values.put(name, TextNode.valueOf(candidates.get(index)));
        }
    }

    private static void putNearMisses(
            Map<String, JsonNode> values, String name, String text, Collection<String> taken) {
        NearMiss.of(text, taken)
                .forEach((nearMiss, changed) -> values.put(nearMiss.placeholder(name), TextNode.valueOf(changed)));
    }

    private List<String> tokens() {
        return fixture.accounts().values().stream().map(FixtureAccount::token).toList();
    }
}
