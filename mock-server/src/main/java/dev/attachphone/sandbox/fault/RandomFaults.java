package dev.attachphone.sandbox.fault;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Lets a share of the answers go wrong. Every token has a sequence of its own: with the same seed, the same requests of a client
 * meet the same fate whatever other clients do. Safe for use by many threads.
 */
public final class RandomFaults implements ChaosSource {

    private static final List<InjectedFault> FAULTS = List.of(InjectedFault.values());
    private static final int MOST_CLIENTS = 500;
    private static final int LONGEST_DELAY = 3_000;

    /**
     * How much goes wrong.
     *
     * @param percent how many of a hundred answers
     * @param seed what decides which, and how
     */
    public record ChaosSettings(int percent, long seed) {

        /** Nothing goes wrong. */
        public static final ChaosSettings NONE = new ChaosSettings(0, 0);
    }

    private record FaultSequence(ChaosSettings setting, SplittableRandom random) {}

    private final ServedOperations servedOperations;
    private final ChaosSettings everywhere;
    // The longest unused comes first.
    private final Map<String, FaultSequence> sequences = new LinkedHashMap<>(16, 0.75f, true);

    /** Chaos for every token that has no setting of its own. */
    public RandomFaults(ServedOperations servedOperations, ChaosSettings everywhere) {
        this.servedOperations = servedOperations;
        this.everywhere = everywhere;
    }

    /** What goes wrong for a token: its own setting, or else that of every token; asking does not count as use. */
    public synchronized ChaosSettings of(String realm) {
        return sequences.entrySet().stream()
                .filter(sequence -> sequence.getKey().equals(realm))
                .findFirst()
                .map(sequence -> sequence.getValue().setting())
                .orElse(everywhere);
    }

    /** Has a token begin a sequence of its own. */
    public synchronized void set(String realm, ChaosSettings chaosSettings) {
        sequences.put(realm, begun(realm, chaosSettings));
        if (sequences.size() > MOST_CLIENTS) {
            sequences.remove(sequences.keySet().iterator().next());
        }
    }

    /** Has a token begin anew, with what counts for every token. */
    public synchronized void unset(String realm) {
        sequences.remove(realm);
    }

    @Override
    public synchronized ResponseEffect next(Operation operation, Request request) {
        String realm = TenantResolver.tenant(servedOperations.all(), request);
        if (!sequences.containsKey(realm)) {
            if (everywhere.percent() == 0) {
                return ResponseEffect.NONE;
            }
            set(realm, everywhere);
        }
        FaultSequence faultSequence = sequences.get(realm);
        return faultSequence == null ? ResponseEffect.NONE : next(faultSequence);
    }

    // As many draws for each request, so that one that goes well does not shift the others.
    private static ResponseEffect next(FaultSequence faultSequence) {
        int percent = faultSequence.random().nextInt(100);
        int kind = faultSequence.random().nextInt(FAULTS.size() + 1);
        int delay = faultSequence.random().nextInt(1, LONGEST_DELAY);
        if (percent >= faultSequence.setting().percent()) {
            return ResponseEffect.NONE;
        }
        return kind == FAULTS.size()
                ? new ResponseEffect(delay, Optional.empty(), ResponseEffect.EffectSource.CHAOS)
                : new ResponseEffect(0, Optional.of(FAULTS.get(kind)), ResponseEffect.EffectSource.CHAOS);
    }

    private static FaultSequence begun(String realm, ChaosSettings chaosSettings) {
        return new FaultSequence(chaosSettings, new SplittableRandom(chaosSettings.seed() * 31 + realm.hashCode()));
    }
}
