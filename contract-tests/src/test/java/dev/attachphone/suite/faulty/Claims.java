package dev.attachphone.suite.faulty;

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

/** Who holds which number (decisions 2, 4 and 5). */
final class Claims {

    static final String OWN = "already-attached";
    static final String FOREIGN = "attached-to-another-account";

    final Map<String, Holding> held = new ConcurrentHashMap<>();

    BiPredicate<Account, String> agentKnown =
            (account, agent) -> account.agents().contains(agent);

    BiPredicate<Account, String> configured =
            (account, provider) -> account.providers().contains(provider);

    /** Attaches every number, or none and says why. */
    Function<Claim, Optional<Taken>> attempt = this::atOnce;

    /** The answer to somebody who wants a number that is held, if it must be refused. */
    BiFunction<Holding, Claim, Optional<String>> conflict = Claims::conflictOf;

    /** Which of the numbers that cannot be had is the one that is answered. */
    Function<List<Taken>, Taken> offending = taken -> taken.get(0);

    /** What is done although a claim is refused. */
    BiConsumer<Claim, List<Taken>> refused = (claim, taken) -> {};

    /** What is kept when a number that is held is attached. */
    BinaryOperator<Holding> kept = (old, fresh) -> fresh.agent().equals(old.agent()) ? old : fresh;

    /** Whether the claim with that number, counted from 1, is forgotten. */
    IntPredicate lost = count -> false;

    Supplier<Instant> clock = Instant::now;

    /** The latest instant at which one of the numbers was attached. */
    Function<Claim, Instant> attachedAt = this::latest;

    private final AtomicInteger stored = new AtomicInteger();
    private final Object lock = new Object();

    Optional<Taken> atOnce(Claim claim) {
        synchronized (lock) {
            return checkThenStore(claim, () -> {});
        }
    }

    /** Right only for one caller at a time. */
    Optional<Taken> checkThenStore(Claim claim, Runnable between) {
        List<Taken> taken = taken(claim);
        between.run();
        if (taken.isEmpty()) {
            store(claim);
            return Optional.empty();
        }
        refused.accept(claim, taken);
        return Optional.of(offending.apply(taken));
    }

    /** The numbers that cannot be had, in the order of the claim. */
    List<Taken> taken(Claim claim) {
        List<Taken> taken = new ArrayList<>();
        for (String number : claim.numbers()) {
            holding(number)
                    .ifPresent(holding -> conflict.apply(holding, claim)
                            .ifPresent(answer -> taken.add(new Taken(number, holding, answer))));
        }
        return taken;
    }

    void store(Claim claim) {
        if (!lost.test(stored.incrementAndGet())) {
            claim.numbers().forEach(number -> store(number, claim));
        }
    }

    void store(String number, Claim claim) {
        held.merge(number, claim.since(clock.get()), kept);
    }

    private Instant latest(Claim claim) {
        return claim.numbers().stream()
                .flatMap(number -> holding(number).stream())
                .map(Holding::since)
                .max(Comparator.naturalOrder())
                .orElseGet(clock);
    }

    Optional<Holding> holding(String number) {
        return Optional.ofNullable(held.get(number));
    }

    static Optional<String> conflictOf(Holding holding, Claim claim) {
        if (holding.isBy(claim)) {
            return Optional.empty();
        }
        return Optional.of(isForeign(holding, claim) ? FOREIGN : OWN);
    }

    static boolean isForeign(Holding holding, Claim claim) {
        return !holding.account().equals(claim.account());
    }
}
