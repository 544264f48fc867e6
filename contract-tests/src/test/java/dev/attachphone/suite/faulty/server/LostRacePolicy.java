package dev.attachphone.suite.faulty.server;

import java.util.Optional;

/** What becomes of a claim when a number that was free is held by the time it is to be stored. */
public interface LostRacePolicy {

    /** Why the claim is refused, or nothing if it goes on. */
    Optional<NumberConflict> refusal(NumberClaim numberClaim, String number, HeldNumber heldNumber);
}
