package dev.attachphone.sandbox.prefer;

import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.DelayRange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The answers that the next requests of tenants get, one step for each request. A tenant has at most one script for all its requests
 * and one for each agent, which comes first. Bounded in number. Thread-safe.
 */
public final class AnswerScripts {

    /** The maximum number of steps of a script. */
    public static final int MAX_STEPS = 1_000;

    /** The maximum number of scripts of a tenant. */
    public static final int MAX_SCRIPTS_PER_TENANT = 100;

    /** The step of a request that is answered as without a script. */
    public static final String AS_USUAL = "as-usual";

    private static final int MAX_TENANTS = 500;

    /**
     * A script.
     *
     * @param agent the agent whose requests it is for; empty for all requests of the tenant
     * @param steps the steps as they were declared: the name of an answer, a status, preferences, or {@link #AS_USUAL}
     * @param done how many steps were used
     */
    public record AnswerScript(String agent, List<String> steps, int done) {

        private RequestPreferences next(Operation operation, ToIntFunction<DelayRange> drawn) {
            return preferences(steps.get(done), operation, drawn)
                    .scripted("step " + (done + 1) + " of " + steps.size() + " of the script of "
                            + (agent.isEmpty() ? "this token" : "agent '" + agent + "'"));
        }
    }

    // In access order, so that the least recently used tenant is removed first.
    private final Map<String, Map<String, AnswerScript>> tenants = new LinkedHashMap<>(16, 0.75f, true);

    /** Why no request for the operation can be answered with the step; empty if one can. */
    public static Optional<String> problem(String step, Operation operation) {
        return preferences(step, operation, DelayRange::min).problem();
    }

    private static RequestPreferences preferences(String step, Operation operation, ToIntFunction<DelayRange> drawn) {
        if (step.equals(AS_USUAL)) {
            return RequestPreferences.NONE;
        }
        String example = step.matches("[1-5][0-9]{2}") ? "code=" + step : "example=" + step;
        // In a query, unknown preferences are refused.
        return PreferParser.parse(
                operation,
                List.of(),
                "?" + RequestPreferences.QUERY + "="
                        + URLEncoder.encode(step.contains("=") ? step : example, StandardCharsets.UTF_8),
                drawn);
    }

    /**
     * Sets the script of the tenant for an agent, or for all requests.
     *
     * @return whether it was set: the tenant has not too many scripts
     */
    public synchronized boolean set(String tenant, String agent, List<String> steps) {
        Map<String, AnswerScript> scripts = tenants.computeIfAbsent(tenant, name -> new LinkedHashMap<>());
        if (scripts.size() == MAX_SCRIPTS_PER_TENANT && !scripts.containsKey(agent)) {
            return false;
        }
        scripts.put(agent, new AnswerScript(agent, List.copyOf(steps), 0));
        if (tenants.size() > MAX_TENANTS) {
            tenants.remove(tenants.keySet().iterator().next());
        }
        return true;
    }

    /** The scripts of a tenant, used up or not. */
    public synchronized List<AnswerScript> of(String tenant) {
        return new ArrayList<>(tenants.getOrDefault(tenant, Map.of()).values());
    }

    /** Removes the scripts of a tenant. */
    public synchronized void clear(String tenant) {
        tenants.remove(tenant);
    }

    /** Removes the scripts of all tenants. */
    public synchronized void clear() {
        tenants.clear();
    }

    /**
     * Uses the next step for a request of the tenant. A step whose answer the operation does not have waits for a request for another
     * operation.
     *
     * @param agent the agent that the request names
     * @param drawn draws a delay from a range
     * @return the step; empty if there is none for the request
     */
    public synchronized Optional<RequestPreferences> next(
            String tenant, Optional<String> agent, Operation operation, ToIntFunction<DelayRange> drawn) {
        if (tenants.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AnswerScript> scripts = tenants.getOrDefault(tenant, Map.of());
        return agent.flatMap(id -> next(scripts, id, operation, drawn)).or(() -> next(scripts, "", operation, drawn));
    }

    private static Optional<RequestPreferences> next(
            Map<String, AnswerScript> scripts, String agent, Operation operation, ToIntFunction<DelayRange> drawn) {
        @Nullable AnswerScript script = scripts.get(agent);
        if (script == null
                || script.done() == script.steps().size()
                || problem(script.steps().get(script.done()), operation).isPresent()) {
            return Optional.empty();
        }
        scripts.put(agent, new AnswerScript(agent, script.steps(), script.done() + 1));
        return Optional.of(script.next(operation, drawn));
    }
}
