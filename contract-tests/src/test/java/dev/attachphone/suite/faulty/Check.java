package dev.attachphone.suite.faulty;

import java.util.Optional;

/** One thing that may be wrong with a request. */
interface Check {

    /** The answer, if it is. */
    Optional<Answer> refusal(Visit visit);
}
