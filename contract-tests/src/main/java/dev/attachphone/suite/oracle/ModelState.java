package dev.attachphone.suite.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The expected owner of each number. Immutable.
 *
 * @param owners the owner of each number that is attached, by the placeholder for the number
 */
public record ModelState(Map<String, Owner> owners) {

    /** The state in which no number is attached. */
    public static final ModelState EMPTY = new ModelState(Map.of());

    /**
     * An agent to which numbers are attached, or are to be attached.
     *
     * @param agent the agent
     * @param provider the placeholder for the provider, or its name
     */
    public record Owner(OracleAgent agent, String provider) {}

    public ModelState {
        owners = Map.copyOf(owners);
    }

    /** The owner of the number; empty if the number is not attached. */
    public Optional<Owner> owner(String number) {
        return Optional.ofNullable(owners.get(number));
    }

    ModelState with(List<String> numbers, Owner owner) {
        Map<String, Owner> after = new HashMap<>(owners);
        numbers.forEach(number -> after.put(number, owner));
        return new ModelState(after);
    }
}
