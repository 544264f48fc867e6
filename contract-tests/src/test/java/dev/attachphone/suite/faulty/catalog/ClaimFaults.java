package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.HeldNumber;
import dev.attachphone.suite.faulty.server.NumberClaim;
import dev.attachphone.suite.faulty.server.NumberConflict;
import dev.attachphone.suite.faulty.server.NumberOwnership;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Faults in the ownership of numbers. */
final class ClaimFaults {

    private ClaimFaults() {}

    static final List<ServerFault> KEEPING = List.of(
            fault(
                    "partial-attach",
                    "of a refused request the free numbers are attached",
                    b -> b.claims.refused = (numberClaim, taken) -> numberClaim.numbers().stream()
                            .filter(number -> b.claims.holding(number).isEmpty())
                            .forEach(number -> b.claims.store(number, numberClaim))),
            fault(
                    "attached-up-to-the-conflict",
                    "the numbers before the first taken one are attached",
                    b -> b.claims.refused = (numberClaim, taken) -> numberClaim.numbers().stream()
                            .takeWhile(number -> !number.equals(taken.get(0).number()))
                            .forEach(number -> b.claims.store(number, numberClaim))),
            fault(
                    "refused-and-moved",
                    "a number is refused and moved all the same",
                    b -> b.claims.refused = (numberClaim, taken) -> b.claims.store(numberClaim)),
            fault(
                    "moved-instead-of-refused",
                    "the number moves to the last requester",
                    b -> b.claims.conflict = (heldNumber, numberClaim) -> Optional.empty()),
            fault(
                    "moved-between-own-agents",
                    "a number moves to another agent of the account",
                    b -> b.claims.conflict = (heldNumber, numberClaim) -> NumberOwnership.conflictOf(
                                    heldNumber, numberClaim)
                            .filter(NumberOwnership.FOREIGN::equals)),
            fault(
                    "moved-from-elsewhere",
                    "a number moves out of another account",
                    b -> b.claims.conflict = (heldNumber, numberClaim) ->
                            NumberOwnership.conflictOf(heldNumber, numberClaim).filter(NumberOwnership.OWN::equals)),
            fault("holder-kept-and-success-told", "a taken number stays, and success is told", b -> {
                b.claims.conflict = (heldNumber, numberClaim) -> Optional.empty();
                b.claims.kept = (old, fresh) -> old;
            }),
            fault(
                    "refusal-frees",
                    "a conflict takes the number from its holder",
                    b -> b.claims.refused =
                            (numberClaim, taken) -> taken.forEach(each -> b.claims.held.remove(each.number()))),
            fault(
                    "first-write-lost",
                    "the first number is attached and forgotten",
                    b -> b.claims.lost = count -> count == 1),
            fault(
                    "every-tenth-write-lost",
                    "every tenth request is answered and lost",
                    b -> b.claims.lost = count -> count % 10 == 0),
            fault(
                    "every-fiftieth-write-lost",
                    "every fiftieth request is answered and lost",
                    b -> b.claims.lost = count -> count % 50 == 0),
            fault("nothing-kept", "nothing is ever kept", b -> b.claims.lost = count -> true));

    static final List<ServerFault> RETRIES = List.of(
            fault(
                    "retry-refused",
                    "a number that the agent already holds is refused",
                    b -> b.claims.conflict = (heldNumber, numberClaim) -> Optional.of(
                            NumberOwnership.isForeign(heldNumber, numberClaim)
                                    ? NumberOwnership.FOREIGN
                                    : NumberOwnership.OWN)),
            fault(
                    "retry-fails",
                    "a retry causes a 500",
                    b -> b.claims.kept = (old, fresh) -> {
                        throw new IllegalStateException("duplicate key");
                    }),
            fault("retry-says-now", "a retry begins the attachment anew", b -> b.claims.kept = (old, fresh) -> fresh),
            fault(
                    "attached-at-first",
                    "attached_at is that of the number attached first",
                    b -> b.claims.attachedAt = numberClaim ->
                            since(b, numberClaim).min(Comparator.naturalOrder()).orElseThrow()),
            fault(
                    "attached-at-of-first-number",
                    "attached_at is that of the first number named",
                    b -> b.claims.attachedAt =
                            numberClaim -> since(b, numberClaim).findFirst().orElseThrow()),
            fault(
                    "attached-at-is-always-now",
                    "attached_at is the time of the answer",
                    b -> b.claims.attachedAt = numberClaim -> Instant.now()),
            fault(
                    "other-provider-accepted",
                    "an agent's number is attached under another provider too",
                    b -> b.claims.conflict = (heldNumber, numberClaim) -> NumberOwnership.conflictOf(
                                    heldNumber, numberClaim)
                            .filter(answer -> !heldNumber.agent().equals(numberClaim.agent()))),
            fault(
                    "other-provider-as-elsewhere",
                    "a number under another provider is answered as held by another account",
                    b -> b.claims.conflict = (heldNumber, numberClaim) -> NumberOwnership.conflictOf(
                                    heldNumber, numberClaim)
                            .map(answer ->
                                    heldNumber.agent().equals(numberClaim.agent()) ? NumberOwnership.FOREIGN : answer)),
            fault(
                    "numbers-per-provider",
                    "under each provider a number can be held once",
                    b -> b.claims.conflict = (heldNumber, numberClaim) -> NumberOwnership.conflictOf(
                                    heldNumber, numberClaim)
                            .filter(answer -> heldNumber.provider().equals(numberClaim.provider()))));

    private static Stream<Instant> since(ServerBehaviour b, NumberClaim numberClaim) {
        return numberClaim.numbers().stream()
                .flatMap(number -> b.claims.holding(number).stream())
                .map(HeldNumber::since);
    }

    static NumberConflict first(List<NumberConflict> taken, String answer) {
        return taken.stream()
                .filter(each -> each.answer().equals(answer))
                .findFirst()
                .orElse(taken.get(0));
    }
}
