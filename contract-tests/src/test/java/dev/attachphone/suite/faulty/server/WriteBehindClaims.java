package dev.attachphone.suite.faulty.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Acknowledges attachments before they are stored. */
public final class WriteBehindClaims {

    private static final Executor LATER = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final NumberOwnership numberOwnership;
    private final AtomicReference<@Nullable NumberClaim> waiting = new AtomicReference<>();

    public WriteBehindClaims(NumberOwnership numberOwnership) {
        this.numberOwnership = numberOwnership;
    }

    /** Stores every claim after a delay. */
    public Optional<NumberConflict> later(NumberClaim numberClaim) {
        Optional<NumberConflict> refusal =
                numberOwnership.taken(numberClaim).stream().findFirst();
        if (refusal.isEmpty()) {
            LATER.execute(() -> numberOwnership.store(numberClaim));
        }
        return refusal;
    }

    /** Stores a claim after a delay and then answers; a second claim that arrives in the meantime replaces the first. */
    public Optional<NumberConflict> oneWaits(NumberClaim numberClaim) {
        Optional<NumberConflict> refusal = numberOwnership.atOnce(numberClaim);
        if (refusal.isEmpty()) {
            NumberClaim overtaken = waiting.getAndSet(numberClaim);
            if (overtaken != null && !overtaken.equals(numberClaim)) {
                overtaken.numbers().forEach(numberOwnership.held::remove);
            }
            RacyClaims.pause();
            waiting.compareAndSet(numberClaim, null);
        }
        return refusal;
    }
}
