package dev.attachphone.suite.faulty.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Implementations of attaching that are correct for sequential requests only.
 *
 * @param claims where numbers are attached
 */
public record RacyClaims(NumberOwnership claims) {

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** A pause during which another request can interleave. */
    public static void pause() {
        LockSupport.parkNanos(WINDOW_NANOS);
    }

    /** Checks the numbers, pauses, and stores them one by one. */
    public Optional<NumberConflict> insert(NumberClaim numberClaim, LostRacePolicy lostRacePolicy) {
        List<NumberConflict> taken = claims.taken(numberClaim);
        List<String> free = free(numberClaim);
        pause();
        if (!taken.isEmpty()) {
            return Optional.of(taken.get(0));
        }
        for (String number : free) {
            HeldNumber earlier = claims.held.putIfAbsent(number, numberClaim.since(claims.clock.get()));
            Optional<NumberConflict> refusal =
                    earlier == null ? Optional.empty() : lostRacePolicy.refusal(numberClaim, number, earlier);
            if (refusal.isPresent()) {
                return refusal;
            }
            pause();
        }
        return Optional.empty();
    }

    /** Stores number by number and rolls back when one of them is taken. */
    public Optional<NumberConflict> insertOrGiveBack(NumberClaim numberClaim) {
        List<String> free = free(numberClaim);
        Optional<NumberConflict> refusal = insert(numberClaim, RacyClaims::rightly);
        if (refusal.isPresent()) {
            free.forEach(number -> claims.held.computeIfPresent(
                    number, (key, heldNumber) -> heldNumber.isBy(numberClaim) ? null : heldNumber));
        }
        return refusal;
    }

    /** Locks the numbers in request order and gives up after a timeout, so that opposite orders deadlock. */
    public Optional<NumberConflict> lockInOrder(NumberClaim numberClaim, Map<String, ReentrantLock> locks) {
        List<ReentrantLock> locked = new ArrayList<>();
        try {
            for (String number : numberClaim.numbers()) {
                ReentrantLock lock = locks.computeIfAbsent(number, key -> new ReentrantLock());
                locked.add(locked(lock));
                pause();
            }
            return claims.checkThenStore(numberClaim, () -> {});
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

    /** Serializes the requests of each account only. */
    public Optional<NumberConflict> lockAccount(NumberClaim numberClaim, Map<String, Object> locks) {
        synchronized (locks.computeIfAbsent(numberClaim.account().token(), key -> new Object())) {
            return claims.checkThenStore(numberClaim, RacyClaims::pause);
        }
    }

    /** Serializes all requests, including their answers. */
    public Optional<NumberConflict> oneAtATime(NumberClaim numberClaim, ReentrantLock busy) {
        if (!busy.tryLock()) {
            throw new IllegalStateException("database is locked");
        }
        try {
            return claims.checkThenStore(numberClaim, RacyClaims::pause);
        } finally {
            busy.unlock();
        }
    }

    public static Optional<NumberConflict> rightly(NumberClaim numberClaim, String number, HeldNumber heldNumber) {
        return heldNumber.isBy(numberClaim) ? Optional.empty() : taken(numberClaim, number, heldNumber);
    }

    public static Optional<NumberConflict> taken(NumberClaim numberClaim, String number, HeldNumber heldNumber) {
        return Optional.of(new NumberConflict(
                number,
                heldNumber,
                NumberOwnership.conflictOf(heldNumber, numberClaim).orElse(NumberOwnership.OWN)));
    }

    private List<String> free(NumberClaim numberClaim) {
        return numberClaim.numbers().stream()
                .filter(number -> claims.holding(number).isEmpty())
                .toList();
    }
}
