package dev.attachphone.suite.faulty.server;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What HTTP itself asks of a request (decision 13). */
public final class HttpRequestRules {

    public static final int MAX_BODY_BYTES = 262_144;

    /** The path that is looked up. */
    public Function<ReceivedRequest, String> path = ReceivedRequest::path;

    /** The method that is looked up. */
    public UnaryOperator<String> method = UnaryOperator.identity();

    /** Which values of {@code Content-Type} say that the body is JSON. */
    public Predicate<List<String>> contentType = MediaTypeMatching::isJson;

    /** Which values of {@code Accept} admit JSON. */
    public Predicate<List<String>> accept = MediaTypeMatching::acceptsJson;

    public int maxBodyBytes = MAX_BODY_BYTES;
}
