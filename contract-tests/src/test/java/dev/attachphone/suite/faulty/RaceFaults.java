package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** What goes wrong only when several ask at once. */
final class RaceFaults {

    private RaceFaults() {}

    static final List<Fault> WINNERS = List.of(
            fault(
                    "check-then-insert",
                    "two who ask at once both win, and the last keeps the number",
                    b -> b.claims.attempt = claim -> b.claims.checkThenStore(claim, Races::pause)),
            fault(
                    "check-then-insert-first-stays",
                    "two who ask at once both win, and the first keeps the number",
                    b -> {
                        b.claims.attempt = claim -> b.claims.checkThenStore(claim, Races::pause);
                        b.claims.kept = (old, fresh) -> old;
                    }),
            fault("locked-per-account", "two of different accounts who ask at once both win", b -> {
                Map<String, Object> locks = new ConcurrentHashMap<>();
                b.claims.attempt = claim -> new Races(b.claims).lockAccount(claim, locks);
            }),
            fault(
                    "loser-named-as-holder",
                    "who loses a race is told that it holds the number itself",
                    b -> b.claims.attempt = claim -> new Races(b.claims).insert(claim, RaceFaults::namingTheLoser)),
            fault(
                    "loser-told-elsewhere",
                    "who loses a race is told that another account has the number",
                    b -> b.claims.attempt = claim -> new Races(b.claims).insert(claim, RaceFaults::pointingElsewhere)),
            fault(
                    "loser-told-success",
                    "who loses a race is told that it won",
                    b -> b.claims.attempt =
                            claim -> new Races(b.claims).insert(claim, (mine, number, holding) -> Optional.empty())));

    static final List<Fault> FAILURES = List.of(
            fault(
                    "lost-race-fails",
                    "losing a race is the server's own trouble",
                    b -> b.claims.attempt = claim -> new Races(b.claims).insert(claim, (mine, number, holding) -> {
                        throw new IllegalStateException("duplicate key");
                    })),
            fault(
                    "retry-at-once-fails",
                    "two identical requests at once are the server's own trouble",
                    b -> b.claims.attempt = claim -> new Races(b.claims).insert(claim, RaceFaults::failingOnRetries)),
            fault(
                    "retry-at-once-refused",
                    "of two identical requests at once one is refused",
                    b -> b.claims.attempt = claim -> new Races(b.claims).insert(claim, Races::taken)),
            fault("crossed-sets-fail", "two who ask for the same numbers in different orders deadlock", b -> {
                Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
                b.claims.attempt = claim -> new Races(b.claims).lockInOrder(claim, locks);
            }),
            fault("busy-fails", "a request that comes during another one is the server's own trouble", b -> {
                ReentrantLock busy = new ReentrantLock();
                b.claims.attempt = claim -> new Races(b.claims).oneAtATime(claim, busy);
            }));

    static final List<Fault> ATOMICITY = List.of(
            fault(
                    "numbers-stored-one-by-one",
                    "who loses a race keeps the numbers stored so far",
                    b -> b.claims.attempt = claim -> new Races(b.claims).insert(claim, Races::rightly)),
            fault(
                    "numbers-given-back",
                    "who loses a race holds some numbers for a moment",
                    b -> b.claims.attempt = claim -> new Races(b.claims).insertOrGiveBack(claim)),
            fault("acknowledged-before-stored", "a number is stored a moment after it is attached", b -> {
                WriteBehind behind = new WriteBehind(b.claims);
                b.claims.attempt = behind::later;
            }),
            fault("acknowledged-and-overtaken", "a number that waits to be stored is lost when another comes", b -> {
                WriteBehind behind = new WriteBehind(b.claims);
                b.claims.attempt = behind::oneWaits;
            }));

    static final List<Fault> MIXED_UP = List.of(
            fault("numbers-mixed-up", "who asks at once with another is told the other's numbers", b -> {
                AtomicReference<List<String>> shared = new AtomicReference<>(List.of());
                b.attachment.shown = visit -> {
                    shared.set(visit.claim().numbers());
                    Races.pause();
                    return shared.get();
                };
            }),
            fault("accounts-mixed-up", "who asks at once with another acts for the other's account", b -> {
                AtomicReference<Optional<Account>> shared = new AtomicReference<>(Optional.empty());
                b.credentials.decide = named -> {
                    shared.set(Credentials.onlyOne(named));
                    Races.pause();
                    return shared.get();
                };
            }));

    private static Optional<Taken> namingTheLoser(Claim claim, String number, Holding holding) {
        return holding.isBy(claim)
                ? Optional.empty()
                : Optional.of(new Taken(number, claim.since(Instant.now()), Claims.OWN));
    }

    private static Optional<Taken> pointingElsewhere(Claim claim, String number, Holding holding) {
        return holding.isBy(claim) ? Optional.empty() : Optional.of(new Taken(number, holding, Claims.FOREIGN));
    }

    private static Optional<Taken> failingOnRetries(Claim claim, String number, Holding holding) {
        if (holding.isBy(claim)) {
            throw new IllegalStateException("duplicate key");
        }
        return Races.rightly(claim, number, holding);
    }
}
