package dev.attachphone.suite.run;

import java.util.Optional;

/** Whether a check can be played on a target. */
public sealed interface Reach {

    /** It can. */
    Reach PLAYABLE = new Playable();

    /** It means nothing there. */
    Reach MEANINGLESS = new Meaningless();

    /** Playable, unless a word is lacking. */
    static Reach of(Optional<String> lacking) {
        return lacking.<Reach>map(word -> new Unreachable("the fixture offers no " + word))
                .orElse(PLAYABLE);
    }

    /** It can be played. */
    record Playable() implements Reach {}

    /** It is about something that the target does not claim to be. */
    record Meaningless() implements Reach {}

    /**
     * What it is about cannot be brought about on the target.
     *
     * @param reason why not
     */
    record Unreachable(String reason) implements Reach {}
}
