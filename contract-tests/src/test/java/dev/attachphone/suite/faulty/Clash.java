package dev.attachphone.suite.faulty;

import java.util.Optional;

/** What becomes of a claim when a number that was free is held by the time it is to be stored. */
interface Clash {

    /** Why the claim is refused, or nothing if it goes on. */
    Optional<Taken> refusal(Claim claim, String number, Holding holding);
}
