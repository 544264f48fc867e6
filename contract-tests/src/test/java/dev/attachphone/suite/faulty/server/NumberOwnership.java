package dev.attachphone.suite.faulty.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** The ownership of numbers (decisions 2, 4 and 5). */
public final class NumberOwnership {

    public static final String OWN = "already-attached";
    public static final String FOREIGN = "attached-to-another-account";

    public final Map<String, HeldNumber> held = new ConcurrentHashMap<>();

    public BiPredicate<ModelAccount, String> agentKnown =
            (modelAccount, agent) -> modelAccount.agents().contains(agent);

    public BiPredicate<ModelAccount, String> configured =
            (modelAccount, provider) -> modelAccount.providers().contains(provider);

    /** Attaches all numbers of a claim, or none of them. */
    public Function<NumberClaim, Optional<NumberConflict>> attempt = this::atOnce;

    /** The answer to a claim for a number that is attached; empty if it is accepted. */
    public BiFunction<HeldNumber, NumberClaim, Optional<String>> conflict = NumberOwnership::conflictOf;

    /** Selects the conflict that is answered. */
    public Function<List<NumberConflict>, NumberConflict> offending = taken -> taken.get(0);

    /** Side effects of a refused claim. */
    public BiConsumer<NumberClaim, List<NumberConflict>> refused = (numberClaim, taken) -> {};

    /** Merges the existing attachment with the new one. */
    public BinaryOperator<HeldNumber> kept = (old, fresh) -> fresh.agent().equals(old.agent()) ? old : fresh;

    /** Whether the nth claim, counted from 1, is lost. */
    public IntPredicate lost = count -> false;

    public Supplier<Instant> clock = Instant::now;

    /** The attachment of a number, if there is one. */
    public Function<String, Optional<HeldNumber>> find = number -> Optional.ofNullable(held.get(number));

    /** The latest instant at which one of the numbers was attached. */
    public Function<NumberClaim, Instant> attachedAt = this::latest;

    private final AtomicInteger stored = new AtomicInteger();
    private final Object lock = new Object();

    Optional<NumberConflict> atOnce(NumberClaim numberClaim) {
        synchronized (lock) {
            return checkThenStore(numberClaim, () -> {});
        }
    }

    /** Correct for sequential requests only. */
    public Optional<NumberConflict> checkThenStore(NumberClaim numberClaim, Runnable between) {
        List<NumberConflict> taken = taken(numberClaim);
        between.run();
        if (taken.isEmpty()) {
            store(numberClaim);
            return Optional.empty();
        }
        refused.accept(numberClaim, taken);
        return Optional.of(offending.apply(taken));
    }

    /** The conflicts, in the order of the claim. */
    public List<NumberConflict> taken(NumberClaim numberClaim) {
        List<NumberConflict> taken = new ArrayList<>();
        for (String number : numberClaim.numbers()) {
            holding(number)
                    .ifPresent(heldNumber -> conflict.apply(heldNumber, numberClaim)
                            .ifPresent(answer -> taken.add(new NumberConflict(number, heldNumber, answer))));
        }
        return taken;
    }

    public void store(NumberClaim numberClaim) {
        if (!lost.test(stored.incrementAndGet())) {
            numberClaim.numbers().forEach(number -> store(number, numberClaim));
        }
    }

    public void store(String number, NumberClaim numberClaim) {
        held.merge(number, numberClaim.since(clock.get()), kept);
    }

    private Instant latest(NumberClaim numberClaim) {
        return numberClaim.numbers().stream()
                .flatMap(number -> holding(number).stream())
                .map(HeldNumber::since)
                .max(Comparator.naturalOrder())
                .orElseGet(clock);
    }

    public Optional<HeldNumber> holding(String number) {
        return find.apply(number);
    }

    public static Optional<String> conflictOf(HeldNumber heldNumber, NumberClaim numberClaim) {
        if (heldNumber.isBy(numberClaim)) {
            return Optional.empty();
        }
        return Optional.of(isForeign(heldNumber, numberClaim) ? FOREIGN : OWN);
    }

    public static boolean isForeign(HeldNumber heldNumber, NumberClaim numberClaim) {
        return !heldNumber.account().equals(numberClaim.account());
    }
}
