package dev.attachphone.suite.faulty;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Says that numbers are attached before they are stored. */
final class WriteBehind {

    private static final Executor LATER = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final Claims claims;
    private final AtomicReference<@Nullable Claim> waiting = new AtomicReference<>();

    WriteBehind(Claims claims) {
        this.claims = claims;
    }

    /** Every claim is stored a moment later. */
    Optional<Taken> later(Claim claim) {
        Optional<Taken> refusal = claims.taken(claim).stream().findFirst();
        if (refusal.isEmpty()) {
            LATER.execute(() -> claims.store(claim));
        }
        return refusal;
    }

    /** A claim waits to be stored before it is answered; when another comes meanwhile, it takes the place of the first. */
    Optional<Taken> oneWaits(Claim claim) {
        Optional<Taken> refusal = claims.atOnce(claim);
        if (refusal.isEmpty()) {
            Claim overtaken = waiting.getAndSet(claim);
            if (overtaken != null && !overtaken.equals(claim)) {
                overtaken.numbers().forEach(claims.held::remove);
            }
            Races.pause();
            waiting.compareAndSet(claim, null);
        }
        return refusal;
    }
}
