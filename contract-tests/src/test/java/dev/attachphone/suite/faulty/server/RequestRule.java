package dev.attachphone.suite.faulty.server;

import java.util.Optional;

/** A rule that may refuse a request. */
public interface RequestRule {

    /** The answer if the rule refuses the request, otherwise empty. */
    Optional<MutableAnswer> refusal(RequestProcessing requestProcessing);
}
