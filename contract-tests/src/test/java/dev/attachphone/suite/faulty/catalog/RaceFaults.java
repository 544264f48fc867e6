package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.CredentialLookup;
import dev.attachphone.suite.faulty.server.HeldNumber;
import dev.attachphone.suite.faulty.server.ModelAccount;
import dev.attachphone.suite.faulty.server.NumberClaim;
import dev.attachphone.suite.faulty.server.NumberConflict;
import dev.attachphone.suite.faulty.server.NumberOwnership;
import dev.attachphone.suite.faulty.server.RacyClaims;
import dev.attachphone.suite.faulty.server.WriteBehindClaims;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Faults that show under concurrent requests only. */
final class RaceFaults {

    private RaceFaults() {}

    static final List<ServerFault> WINNERS = List.of(
            fault(
                    "check-then-insert",
                    "two concurrent requests both succeed, and the last keeps the number",
                    b -> b.claims.attempt = numberClaim -> b.claims.checkThenStore(numberClaim, RacyClaims::pause)),
            fault(
                    "check-then-insert-first-stays",
                    "two concurrent requests both succeed, and the first keeps the number",
                    b -> {
                        b.claims.attempt = numberClaim -> b.claims.checkThenStore(numberClaim, RacyClaims::pause);
                        b.claims.kept = (old, fresh) -> old;
                    }),
            fault("locked-per-account", "concurrent requests of two accounts both succeed", b -> {
                Map<String, Object> locks = new ConcurrentHashMap<>();
                b.claims.attempt = numberClaim -> new RacyClaims(b.claims).lockAccount(numberClaim, locks);
            }),
            fault(
                    "loser-named-as-holder",
                    "the loser of a race is answered as if it held the number",
                    b -> b.claims.attempt =
                            numberClaim -> new RacyClaims(b.claims).insert(numberClaim, RaceFaults::namingTheLoser)),
            fault(
                    "loser-told-elsewhere",
                    "the loser of a race is answered as if another account held the number",
                    b -> b.claims.attempt =
                            numberClaim -> new RacyClaims(b.claims).insert(numberClaim, RaceFaults::pointingElsewhere)),
            fault(
                    "loser-told-success",
                    "the loser of a race is answered with success",
                    b -> b.claims.attempt = numberClaim -> new RacyClaims(b.claims)
                            .insert(numberClaim, (mine, number, heldNumber) -> Optional.empty())));

    static final List<ServerFault> FAILURES = List.of(
            fault(
                    "lost-race-fails",
                    "losing a race causes a 500",
                    b -> b.claims.attempt = numberClaim -> new RacyClaims(b.claims)
                            .insert(numberClaim, (mine, number, heldNumber) -> {
                                throw new IllegalStateException("duplicate key");
                            })),
            fault(
                    "retry-at-once-fails",
                    "two identical requests at once cause a 500",
                    b -> b.claims.attempt =
                            numberClaim -> new RacyClaims(b.claims).insert(numberClaim, RaceFaults::failingOnRetries)),
            fault(
                    "retry-at-once-refused",
                    "of two identical requests at once one is refused",
                    b -> b.claims.attempt =
                            numberClaim -> new RacyClaims(b.claims).insert(numberClaim, RacyClaims::taken)),
            fault("crossed-sets-fail", "two requests for the same numbers in different orders deadlock", b -> {
                Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
                b.claims.attempt = numberClaim -> new RacyClaims(b.claims).lockInOrder(numberClaim, locks);
            }),
            fault("busy-fails", "a request that comes during another one causes a 500", b -> {
                ReentrantLock busy = new ReentrantLock();
                b.claims.attempt = numberClaim -> new RacyClaims(b.claims).oneAtATime(numberClaim, busy);
            }));

    static final List<ServerFault> ATOMICITY = List.of(
            fault(
                    "numbers-stored-one-by-one",
                    "the loser of a race keeps the numbers stored so far",
                    b -> b.claims.attempt =
                            numberClaim -> new RacyClaims(b.claims).insert(numberClaim, RacyClaims::rightly)),
            fault(
                    "numbers-given-back",
                    "the loser of a race holds some numbers for a moment",
                    b -> b.claims.attempt = numberClaim -> new RacyClaims(b.claims).insertOrGiveBack(numberClaim)),
            fault("acknowledged-before-stored", "a number is stored a moment after it is attached", b -> {
                WriteBehindClaims behind = new WriteBehindClaims(b.claims);
                b.claims.attempt = behind::later;
            }),
            fault("acknowledged-and-overtaken", "a number that waits to be stored is lost when another comes", b -> {
                WriteBehindClaims behind = new WriteBehindClaims(b.claims);
                b.claims.attempt = behind::oneWaits;
            }));

    static final List<ServerFault> MIXED_UP = List.of(
            fault("numbers-mixed-up", "a concurrent request is answered with the numbers of another", b -> {
                AtomicReference<List<String>> shared = new AtomicReference<>(List.of());
                b.attachment.shown = requestProcessing -> {
                    shared.set(requestProcessing.claim().numbers());
                    RacyClaims.pause();
                    return shared.get();
                };
            }),
            fault("accounts-mixed-up", "a concurrent request is processed for the account of another", b -> {
                AtomicReference<Optional<ModelAccount>> shared = new AtomicReference<>(Optional.empty());
                b.credentials.decide = named -> {
                    shared.set(CredentialLookup.onlyOne(named));
                    RacyClaims.pause();
                    return shared.get();
                };
            }));

    private static Optional<NumberConflict> namingTheLoser(
            NumberClaim numberClaim, String number, HeldNumber heldNumber) {
        return heldNumber.isBy(numberClaim)
                ? Optional.empty()
                : Optional.of(new NumberConflict(number, numberClaim.since(Instant.now()), NumberOwnership.OWN));
    }

    private static Optional<NumberConflict> pointingElsewhere(
            NumberClaim numberClaim, String number, HeldNumber heldNumber) {
        return heldNumber.isBy(numberClaim)
                ? Optional.empty()
                : Optional.of(new NumberConflict(number, heldNumber, NumberOwnership.FOREIGN));
    }

    private static Optional<NumberConflict> failingOnRetries(
            NumberClaim numberClaim, String number, HeldNumber heldNumber) {
        if (heldNumber.isBy(numberClaim)) {
            throw new IllegalStateException("duplicate key");
        }
        return RacyClaims.rightly(numberClaim, number, heldNumber);
    }
}
