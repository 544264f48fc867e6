package dev.attachphone.suite.faulty;

import java.util.Optional;

/** One thing that may be wrong with a request. */
interface RequestRule {

    /** The answer, if it is. */
    Optional<MutableAnswer> refusal(RequestProcessing requestProcessing);
}
