package dev.attachphone.suite.faulty.server;

import java.util.Optional;

/** Decides about a claim whose number was taken between check and store. */
public interface LostRacePolicy {

    /** The conflict that refuses the claim; empty to continue. */
    Optional<NumberConflict> refusal(NumberClaim numberClaim, String number, HeldNumber heldNumber);
}
