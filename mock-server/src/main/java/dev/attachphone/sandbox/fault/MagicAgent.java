package dev.attachphone.sandbox.fault;

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
    public static String idFor(String answer) {
        return PREFIX + answer.replace('-', '_');
    }

    /** The answer that the agent forces. */
    public static Optional<NamedAnswer> answer(Operation operation, String agent) {
        return operation.answers().values().stream()
                .filter(answer -> idFor(answer.name()).equals(agent))
                .findFirst();
    }

    /** What the agent has happen to the answer. */
    public static ResponseEffect effect(String agent) {
        ResponseEffect.EffectSource effectSource = ResponseEffect.EffectSource.AGENT;
        if (agent.startsWith(DELAY)) {
            return ResponseEffect.delay(agent.substring(DELAY.length()))
                    .map(millis -> new ResponseEffect(millis, Optional.empty(), effectSource))
                    .orElse(ResponseEffect.NONE);
        }
        return Arrays.stream(InjectedFault.values())
                .filter(injectedFault -> (FAULT + injectedFault.text().replace('-', '_')).equals(agent))
                .findFirst()
                .map(injectedFault -> new ResponseEffect(0, Optional.of(injectedFault), effectSource))
                .orElse(ResponseEffect.NONE);
    }

    /** Whether the agent is called like one that has an effect, and has none. */
    public static boolean isMistyped(String agent) {
        return (agent.startsWith(DELAY) || agent.startsWith(FAULT))
                && !effect(agent).isPresent();
    }

    /** Every magic agent of the operation, with what it does. */
    public static Map<String, String> catalogue(Operation operation) {
        Map<String, String> all = new LinkedHashMap<>();
        operation
                .answers()
                .values()
                .forEach(answer -> all.put(idFor(answer.name()), answer.status() + " " + answer.name()));
        all.put(
                DELAY + "<milliseconds>",
                "the answer is held back, for up to " + ResponseEffect.MAX_DELAY + " milliseconds");
        Arrays.stream(InjectedFault.values())
                .forEach(injectedFault ->
                        all.put(FAULT + injectedFault.text().replace('-', '_'), injectedFault.description()));
        return all;
    }
}
