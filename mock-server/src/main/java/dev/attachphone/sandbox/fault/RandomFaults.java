package dev.attachphone.sandbox.fault;

import dev.attachphone.sandbox.fault.ResponseEffect.EffectSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws random effects for a percentage of the requests. Each tenant has its own sequence: with the same seed, the same requests
 * of a tenant get the same effects, regardless of other tenants. Thread-safe.
 */
public final class RandomFaults {

    private static final List<InjectedFault> FAULTS = List.of(InjectedFault.values());
    private static final int MAX_SEQUENCES = 500;
    private static final int MAX_RANDOM_DELAY = 3_000;

    /**
     * The settings of a tenant.
     *
     * @param percent the percentage of requests that get an effect
     * @param seed the seed of the sequence
     */
    public record ChaosSettings(int percent, long seed) {

        /** No random effects. */
        public static final ChaosSettings NONE = new ChaosSettings(0, 0);
    }

    private record FaultSequence(ChaosSettings settings, SplittableRandom random) {}

    private final ChaosSettings defaults;
    // In access order: the least recently used sequence comes first.
    private final Map<String, FaultSequence> sequences = new LinkedHashMap<>(16, 0.75f, true);

    /** Creates random faults with settings for every tenant that has none of its own. */
    public RandomFaults(ChaosSettings defaults) {
        this.defaults = defaults;
    }

    /** The settings of a tenant. Does not count as use of its sequence. */
    public synchronized ChaosSettings of(String tenant) {
        return sequences.entrySet().stream()
                .filter(sequence -> sequence.getKey().equals(tenant))
                .findFirst()
                .map(sequence -> sequence.getValue().settings())
                .orElse(defaults);
    }

    /** Starts a new sequence for a tenant. */
    public synchronized void set(String tenant, ChaosSettings settings) {
        sequences.put(
                tenant, new FaultSequence(settings, new SplittableRandom(settings.seed() * 31 + tenant.hashCode())));
        if (sequences.size() > MAX_SEQUENCES) {
            sequences.remove(sequences.keySet().iterator().next());
        }
    }

    /** Removes the sequence and the settings of a tenant. */
    public synchronized void unset(String tenant) {
        sequences.remove(tenant);
    }

    /** Draws the effect of a tenant's next request. */
    public synchronized ResponseEffect next(String tenant) {
        if (!sequences.containsKey(tenant)) {
            if (defaults.percent() == 0) {
                return ResponseEffect.NONE;
            }
            set(tenant, defaults);
        }
        FaultSequence sequence = sequences.get(tenant);
        return sequence == null ? ResponseEffect.NONE : next(sequence);
    }

    // Takes the same number of random values for every request, so a change of the percentage does not shift the
    // sequence.
    private static ResponseEffect next(FaultSequence sequence) {
        int percent = sequence.random().nextInt(100);
        int kind = sequence.random().nextInt(FAULTS.size() + 1);
        int delay = sequence.random().nextInt(1, MAX_RANDOM_DELAY);
        if (percent >= sequence.settings().percent()) {
            return ResponseEffect.NONE;
        }
        return kind == FAULTS.size()
                ? new ResponseEffect(delay, Optional.empty(), EffectSource.CHAOS)
                : new ResponseEffect(0, Optional.of(FAULTS.get(kind)), EffectSource.CHAOS);
    }
}
