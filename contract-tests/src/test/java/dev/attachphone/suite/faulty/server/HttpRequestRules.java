package dev.attachphone.suite.faulty.server;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The HTTP rules of a request (decision 13). */
public final class HttpRequestRules {

    public static final int MAX_BODY_BYTES = 262_144;

    /** The path that is matched. */
    public Function<ReceivedRequest, String> path = ReceivedRequest::path;

    /** The method that is matched. */
    public UnaryOperator<String> method = UnaryOperator.identity();

    /** Whether the values of {@code Content-Type} declare JSON. */
    public Predicate<List<String>> contentType = MediaTypeMatching::isJson;

    /** Whether the values of {@code Accept} accept JSON. */
    public Predicate<List<String>> accept = MediaTypeMatching::acceptsJson;

    public int maxBodyBytes = MAX_BODY_BYTES;
}
