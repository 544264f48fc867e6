package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Lets a share of the answers go wrong. Every token has a sequence of its own: with the same seed, the same requests of a client
 * meet the same fate whatever other clients do. Safe for use by many threads.
 */
public final class RandomChaos implements Chaos {

    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final int MOST_CLIENTS = 500;
    private static final int LONGEST_DELAY = 3_000;

    /**
     * How much goes wrong.
     *
     * @param percent how many of a hundred answers
     * @param seed what decides which, and how
     */
    public record Setting(int percent, long seed) {

        /** Nothing goes wrong. */
        public static final Setting NONE = new Setting(0, 0);
    }

    private record Sequence(Setting setting, SplittableRandom random) {}

    private final Operations operations;
    private final Setting everywhere;
    // The longest unused comes first.
    private final Map<String, Sequence> sequences = new LinkedHashMap<>(16, 0.75f, true);

    /** Chaos for every token that has no setting of its own. */
    public RandomChaos(Operations operations, Setting everywhere) {
        this.operations = operations;
        this.everywhere = everywhere;
    }

    /** What goes wrong for a token: its own setting, or else that of every token; asking does not count as use. */
    public synchronized Setting of(String realm) {
        return sequences.entrySet().stream()
                .filter(sequence -> sequence.getKey().equals(realm))
                .findFirst()
                .map(sequence -> sequence.getValue().setting())
                .orElse(everywhere);
    }

    /** Has a token begin a sequence of its own. */
    public synchronized void set(String realm, Setting setting) {
        sequences.put(realm, begun(realm, setting));
        if (sequences.size() > MOST_CLIENTS) {
            sequences.remove(sequences.keySet().iterator().next());
        }
    }

    /** Has a token begin anew, with what counts for every token. */
    public synchronized void unset(String realm) {
        sequences.remove(realm);
    }

    @Override
    public synchronized Effect drawn(Operation operation, Request request) {
        String realm = Sender.realm(operations.all(), request);
        if (!sequences.containsKey(realm)) {
            if (everywhere.percent() == 0) {
                return Effect.NONE;
            }
            set(realm, everywhere);
        }
        Sequence sequence = sequences.get(realm);
        return sequence == null ? Effect.NONE : next(sequence);
    }

    // As many draws for each request, so that one that goes well does not shift the others.
    private static Effect next(Sequence sequence) {
        int percent = sequence.random().nextInt(100);
        int kind = sequence.random().nextInt(FAULTS.size() + 1);
        int delay = sequence.random().nextInt(1, LONGEST_DELAY);
        if (percent >= sequence.setting().percent()) {
            return Effect.NONE;
        }
        return kind == FAULTS.size()
                ? new Effect(delay, Optional.empty(), Effect.By.CHAOS)
                : new Effect(0, Optional.of(FAULTS.get(kind)), Effect.By.CHAOS);
    }

    private static Sequence begun(String realm, Setting setting) {
        return new Sequence(setting, new SplittableRandom(setting.seed() * 31 + realm.hashCode()));
    }
}
