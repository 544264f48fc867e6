package dev.attachphone.suite.faulty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ways to attach that are right for one caller at a time and wrong for several.
 *
 * @param claims where numbers are attached
 */
record Races(Claims claims) {

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Long enough for another request to come in between. */
    static void pause() {
        LockSupport.parkNanos(WINDOW_NANOS);
    }

    /** Looks whether the numbers are free, and stores them one by one a moment later. */
    Optional<Taken> insert(Claim claim, Clash clash) {
        List<Taken> taken = claims.taken(claim);
        List<String> free = free(claim);
        pause();
        if (!taken.isEmpty()) {
            return Optional.of(taken.get(0));
        }
        for (String number : free) {
            Holding earlier = claims.held.putIfAbsent(number, claim.since(claims.clock.get()));
            Optional<Taken> refusal = earlier == null ? Optional.empty() : clash.refusal(claim, number, earlier);
            if (refusal.isPresent()) {
                return refusal;
            }
            pause();
        }
        return Optional.empty();
    }

    /** Gives back what was stored before a number turned out to be taken. */
    Optional<Taken> insertOrGiveBack(Claim claim) {
        List<String> free = free(claim);
        Optional<Taken> refusal = insert(claim, Races::rightly);
        if (refusal.isPresent()) {
            free.forEach(number ->
                    claims.held.computeIfPresent(number, (key, holding) -> holding.isBy(claim) ? null : holding));
        }
        return refusal;
    }

    /** Locks the numbers in the order in which they are asked for, and gives up when that takes too long. */
    Optional<Taken> lockInOrder(Claim claim, Map<String, ReentrantLock> locks) {
        List<ReentrantLock> locked = new ArrayList<>();
        try {
            for (String number : claim.numbers()) {
                ReentrantLock lock = locks.computeIfAbsent(number, key -> new ReentrantLock());
                locked.add(locked(lock));
                pause();
            }
            return claims.checkThenStore(claim, () -> {});
        } finally {
            locked.forEach(ReentrantLock::unlock);
        }
    }

    private static ReentrantLock locked(ReentrantLock lock) {
        try {
            if (lock.tryLock(WINDOW_NANOS * 50, TimeUnit.NANOSECONDS)) {
                return lock;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("deadlock detected");
    }

    /** Keeps apart only the requests of one account. */
    Optional<Taken> lockAccount(Claim claim, Map<String, Object> locks) {
        synchronized (locks.computeIfAbsent(claim.account().token(), key -> new Object())) {
            return claims.checkThenStore(claim, Races::pause);
        }
    }

    /** Answers nobody while it answers somebody. */
    Optional<Taken> oneAtATime(Claim claim, ReentrantLock busy) {
        if (!busy.tryLock()) {
            throw new IllegalStateException("database is locked");
        }
        try {
            return claims.checkThenStore(claim, Races::pause);
        } finally {
            busy.unlock();
        }
    }

    static Optional<Taken> rightly(Claim claim, String number, Holding holding) {
        return holding.isBy(claim) ? Optional.empty() : taken(claim, number, holding);
    }

    static Optional<Taken> taken(Claim claim, String number, Holding holding) {
        return Optional.of(
                new Taken(number, holding, Claims.conflictOf(holding, claim).orElse(Claims.OWN)));
    }

    private List<String> free(Claim claim) {
        return claim.numbers().stream()
                .filter(number -> claims.holding(number).isEmpty())
                .toList();
    }
}
