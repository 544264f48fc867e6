package dev.attachphone.sandbox.request;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Agents that exist everywhere and force an answer or an effect, for code under test that can change neither headers nor query.
 * The request's other faults come first: a magic agent decides only where any agent would.
 */
public final class MagicAgent {

    private static final String PREFIX = "agent_";
    private static final String DELAY = PREFIX + "delay_";
    private static final String FAULT = PREFIX + "fault_";

    private MagicAgent() {}

    /** The agent that forces the answer of that name. */
    public static String forcing(String answer) {
        return PREFIX + answer.replace('-', '_');
    }

    /** The answer that the agent forces. */
    public static Optional<NamedAnswer> answer(Operation operation, String agent) {
        return operation.answers().values().stream()
                .filter(answer -> forcing(answer.name()).equals(agent))
                .findFirst();
    }

    /** What the agent has happen to the answer. */
    public static Effect effect(String agent) {
        Effect.By by = Effect.By.AGENT;
        if (agent.startsWith(DELAY)) {
            return Effect.delay(agent.substring(DELAY.length()))
                    .map(millis -> new Effect(millis, Optional.empty(), by))
                    .orElse(Effect.NONE);
        }
        return Arrays.stream(Fault.values())
                .filter(fault -> (FAULT + fault.text().replace('-', '_')).equals(agent))
                .findFirst()
                .map(fault -> new Effect(0, Optional.of(fault), by))
                .orElse(Effect.NONE);
    }

    /** Whether the agent is called like one that has an effect, and has none. */
    public static boolean isMistyped(String agent) {
        return (agent.startsWith(DELAY) || agent.startsWith(FAULT))
                && !effect(agent).isAny();
    }

    /** Every magic agent of the operation, with what it does. */
    public static Map<String, String> all(Operation operation) {
        Map<String, String> all = new LinkedHashMap<>();
        operation
                .answers()
                .values()
                .forEach(answer -> all.put(forcing(answer.name()), answer.status() + " " + answer.name()));
        all.put(DELAY + "<milliseconds>", "the answer is held back, for up to " + Effect.MAX_DELAY + " milliseconds");
        Arrays.stream(Fault.values())
                .forEach(fault -> all.put(FAULT + fault.text().replace('-', '_'), fault.meaning()));
        return all;
    }
}
