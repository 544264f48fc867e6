package dev.attachphone.sandbox.fault;

import dev.attachphone.openapi.LevenshteinDistance;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Agent ids that exist in every account and force an answer or an effect, for code under test that can change neither headers nor
 * query. They apply where any agent would be looked up: errors with precedence over {@code agent-not-found} are answered first.
 */
public final class MagicAgent {

    private static final String PREFIX = "agent_";
    private static final String DELAY = PREFIX + "delay_";
    private static final String FAULT = PREFIX + "fault_";
    private static final int MAX_DISTANCE = 2;

    private MagicAgent() {}

    /** The agent id that forces the answer of that name. */
    public static String idFor(String answer) {
        return PREFIX + answer.replace('-', '_');
    }

    /** The answer that the agent id forces. */
    public static Optional<NamedAnswer> answer(Operation operation, String agent) {
        for (NamedAnswer answer : operation.answers().values()) {
            // The lengths are compared first, because an id is built for each comparison and each request needs many.
            if (PREFIX.length() + answer.name().length() == agent.length()
                    && idFor(answer.name()).equals(agent)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /**
     * The effect that the agent id causes.
     *
     * @param drawn draws a delay from a range
     */
    public static DelayAndFault effect(String agent, ToIntFunction<DelayRange> drawn) {
        return delay(agent)
                .map(range -> new DelayAndFault(drawn.applyAsInt(range), Optional.empty(), ResponseCause.AGENT))
                .or(() -> fault(agent).map(fault -> new DelayAndFault(0, Optional.of(fault), ResponseCause.AGENT)))
                .orElse(DelayAndFault.NONE);
    }

    /** Whether the agent id causes an effect. */
    public static boolean hasEffect(String agent) {
        return delay(agent).isPresent() || fault(agent).isPresent();
    }

    /** Whether the agent id has the prefix of those with an effect, but is not one of them. */
    public static boolean isMistyped(String agent) {
        return (agent.startsWith(DELAY) || agent.startsWith(FAULT)) && !hasEffect(agent);
    }

    /** The magic agent id that the agent id is probably a misspelling of; empty if it is one, or is similar to none. */
    public static Optional<String> nearest(Operation operation, String agent) {
        // No magic id that forces an answer has a digit, and most ids of real agents do.
        if (agent.chars().anyMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String spelled = agent.toLowerCase(Locale.ROOT).replace('-', '_');
        return operation.answers().keySet().stream()
                .map(MagicAgent::idFor)
                .filter(id -> !id.equals(agent) && Math.abs(id.length() - agent.length()) <= MAX_DISTANCE)
                .filter(id -> LevenshteinDistance.between(spelled, id) <= MAX_DISTANCE)
                .min(Comparator.comparingInt(id -> LevenshteinDistance.between(spelled, id)));
    }

    private static Optional<DelayRange> delay(String agent) {
        return agent.startsWith(DELAY) ? DelayRange.parse(agent.substring(DELAY.length())) : Optional.empty();
    }

    private static Optional<InjectedFault> fault(String agent) {
        return agent.startsWith(FAULT)
                ? Arrays.stream(InjectedFault.values())
                        .filter(fault -> idFor(fault).equals(agent))
                        .findFirst()
                : Optional.empty();
    }

    /** Every magic agent id of the operation, with a description of what it does. */
    public static Map<String, String> catalogue(Operation operation) {
        Map<String, String> all = new LinkedHashMap<>();
        operation
                .answers()
                .values()
                .forEach(answer -> all.put(idFor(answer.name()), answer.status() + " " + answer.name()));
        all.put(DELAY + "<milliseconds>", "the answer is held back, for up to " + DelayRange.MAX + " milliseconds");
        Arrays.stream(InjectedFault.values()).forEach(fault -> all.put(idFor(fault), fault.description()));
        return all;
    }

    private static String idFor(InjectedFault fault) {
        return FAULT + fault.text().replace('-', '_');
    }
}
