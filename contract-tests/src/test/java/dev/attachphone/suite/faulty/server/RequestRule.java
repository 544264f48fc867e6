package dev.attachphone.suite.faulty.server;

import java.util.Optional;

/** One thing that may be wrong with a request. */
public interface RequestRule {

    /** The answer, if it is. */
    Optional<MutableAnswer> refusal(RequestProcessing requestProcessing);
}
