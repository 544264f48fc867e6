package dev.attachphone.suite.run;

import java.util.Optional;

/** Whether a check can be played on a target. */
public sealed interface Applicability {

    /** It can. */
    Applicability APPLICABLE = new Applicable();

    /** It means nothing there. */
    Applicability NOT_APPLICABLE = new NotApplicable();

    /** Playable, unless a word is lacking. */
    static Applicability of(Optional<String> lacking) {
        return lacking.<Applicability>map(word -> new Unreachable("the fixture offers no " + word))
                .orElse(APPLICABLE);
    }

    /** It can be played. */
    record Applicable() implements Applicability {}

    /** It is about something that the target does not claim to be. */
    record NotApplicable() implements Applicability {}

    /**
     * What it is about cannot be brought about on the target.
     *
     * @param reason why not
     */
    record Unreachable(String reason) implements Applicability {}
}
