package dev.attachphone.sandbox.fault;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.ResponseEffect.EffectSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Agent ids that exist in every account and force an answer or an effect, for code under test that can change neither headers nor
 * query. They apply where any agent would be looked up: errors with precedence over {@code agent-not-found} are answered first.
 */
public final class MagicAgent {

    private static final String PREFIX = "agent_";
    private static final String DELAY = PREFIX + "delay_";
    private static final String FAULT = PREFIX + "fault_";

    private MagicAgent() {}

    /** The agent id that forces the answer of that name. */
    public static String idFor(String answer) {
        return PREFIX + answer.replace('-', '_');
    }

    /** The answer that the agent id forces. */
    public static Optional<NamedAnswer> answer(Operation operation, String agent) {
        return operation.answers().values().stream()
                .filter(answer -> idFor(answer.name()).equals(agent))
                .findFirst();
    }

    /** The effect that the agent id causes. */
    public static ResponseEffect effect(String agent) {
        if (agent.startsWith(DELAY)) {
            return ResponseEffect.delay(agent.substring(DELAY.length()))
                    .map(millis -> new ResponseEffect(millis, Optional.empty(), EffectSource.AGENT))
                    .orElse(ResponseEffect.NONE);
        }
        return Arrays.stream(InjectedFault.values())
                .filter(fault -> idFor(fault).equals(agent))
                .findFirst()
                .map(fault -> new ResponseEffect(0, Optional.of(fault), EffectSource.AGENT))
                .orElse(ResponseEffect.NONE);
    }

    /** Whether the agent id has the prefix of those with an effect, but is not one of them. */
    public static boolean isMistyped(String agent) {
        return (agent.startsWith(DELAY) || agent.startsWith(FAULT))
                && !effect(agent).isPresent();
    }

    /** Every magic agent id of the operation, with a description of what it does. */
    public static Map<String, String> catalogue(Operation operation) {
        Map<String, String> all = new LinkedHashMap<>();
        operation
                .answers()
                .values()
                .forEach(answer -> all.put(idFor(answer.name()), answer.status() + " " + answer.name()));
        all.put(
                DELAY + "<milliseconds>",
                "the answer is held back, for up to " + ResponseEffect.MAX_DELAY + " milliseconds");
        Arrays.stream(InjectedFault.values()).forEach(fault -> all.put(idFor(fault), fault.description()));
        return all;
    }

    private static String idFor(InjectedFault fault) {
        return FAULT + fault.text().replace('-', '_');
    }
}
