package dev.attachphone.sandbox.fault;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws random faults for a percentage of the requests, and delays within a range. Each tenant has its own sequence, which depends on
 * the seed alone: with the same seed, the same requests get the same faults, whatever the tenant and regardless of others.
 * Thread-safe.
 */
public final class RandomFaults {

    /** The statuses of the answers that are drawn: those that a client can get at any time, for any request. */
    private static final Set<Integer> STATUSES = Set.of(408, 429, 431, 500, 503);

    private static final List<InjectedFault> FAULTS = List.of(InjectedFault.values());
    private static final int MAX_SEQUENCES = 500;
    private static final DelayRange DEFAULT_DELAY = new DelayRange(1, 3_000);

    /**
     * The settings of a tenant.
     *
     * @param percent the percentage of requests that get a fault
     * @param seed the seed of the sequence
     * @param delay the range of random delays
     */
    public record ChaosSettings(int percent, long seed, DelayRange delay) {

        /** No random faults. */
        public static final ChaosSettings NONE = new ChaosSettings(0, 0);

        /** Settings with delays of up to three seconds. */
        public ChaosSettings(int percent, long seed) {
            this(percent, seed, DEFAULT_DELAY);
        }
    }

    /**
     * What was drawn for a request.
     *
     * @param answer the answer that the request gets; empty if it is answered as usual
     * @param effect the delay or fault of the answer
     */
    public record DrawnFault(Optional<NamedAnswer> answer, DelayAndFault effect) {

        private static final DrawnFault NONE = new DrawnFault(Optional.empty(), DelayAndFault.NONE);
    }

    /**
     * The random values of a tenant. Delays that clients ask for have values of their own, so that they do not shift the others.
     */
    private record FaultSequence(ChaosSettings settings, SplittableRandom faults, SplittableRandom delays) {}

    private final ChaosSettings defaults;
    // In access order: the least recently used sequence comes first.
    private final Map<String, FaultSequence> sequences = new LinkedHashMap<>(16, 0.75f, true);

    /** Creates random faults with settings for every tenant that has none of its own. */
    public RandomFaults(ChaosSettings defaults) {
        this.defaults = defaults;
    }

    /** The answers of an operation that are drawn. */
    public static List<NamedAnswer> answers(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> STATUSES.contains(answer.status()))
                .toList();
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
        start(tenant, settings);
    }

    private FaultSequence start(String tenant, ChaosSettings settings) {
        FaultSequence sequence = new FaultSequence(
                settings, new SplittableRandom(settings.seed()), new SplittableRandom(settings.seed()));
        sequences.put(tenant, sequence);
        if (sequences.size() > MAX_SEQUENCES) {
            sequences.remove(sequences.keySet().iterator().next());
        }
        return sequence;
    }

    /** Removes the sequence and the settings of a tenant. */
    public synchronized void unset(String tenant) {
        sequences.remove(tenant);
    }

    /** Draws the fault of a tenant's next request, which is for the operation. */
    public synchronized DrawnFault next(String tenant, Operation operation) {
        if (!sequences.containsKey(tenant) && defaults.percent() == 0) {
            return DrawnFault.NONE;
        }
        return next(sequence(tenant), operation);
    }

    /** Draws a delay that a request of the tenant asks for. */
    public synchronized int delay(String tenant, DelayRange range) {
        return range.min() == range.max()
                ? range.min()
                : range.at(sequence(tenant).delays().nextLong());
    }

    private FaultSequence sequence(String tenant) {
        FaultSequence sequence = sequences.get(tenant);
        return sequence == null ? start(tenant, defaults) : sequence;
    }

    // Takes the same number of random values for every request, so a change of the percentage does not shift the
    // sequence.
    private static DrawnFault next(FaultSequence sequence, Operation operation) {
        long percent = sequence.faults().nextLong();
        long kind = sequence.faults().nextLong();
        long delay = sequence.faults().nextLong();
        if (Math.floorMod(percent, 100) >= sequence.settings().percent()) {
            return DrawnFault.NONE;
        }
        List<NamedAnswer> answers = answers(operation);
        int drawn = (int) Math.floorMod(kind, FAULTS.size() + 1L + answers.size());
        if (drawn < FAULTS.size()) {
            return new DrawnFault(
                    Optional.empty(), new DelayAndFault(0, Optional.of(FAULTS.get(drawn)), ResponseCause.CHAOS));
        }
        return drawn == FAULTS.size()
                ? new DrawnFault(
                        Optional.empty(),
                        new DelayAndFault(sequence.settings().delay().at(delay), Optional.empty(), ResponseCause.CHAOS))
                : new DrawnFault(Optional.of(answers.get(drawn - FAULTS.size() - 1)), DelayAndFault.NONE);
    }
}
