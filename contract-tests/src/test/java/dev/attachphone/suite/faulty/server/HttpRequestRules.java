package dev.attachphone.suite.faulty.server;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpURI;

/** The HTTP rules of a request (decision 13). */
public final class HttpRequestRules {

    public static final int MAX_BODY_BYTES = 262_144;
    private static final int MAX_HEAD_BYTES = 16_384;
    private static final String NO_CODING = "identity";
    private static final String CHUNKED = "chunked";

    /** The path that is matched. */
    public Function<ReceivedRequest, String> path = ReceivedRequest::path;

    /** The method that is matched. */
    public UnaryOperator<String> method = UnaryOperator.identity();

    /** Whether the values of {@code Content-Type} declare JSON. */
    public Predicate<List<String>> contentType = MediaTypeMatching::isJson;

    /** Whether the values of {@code Accept} accept JSON. */
    public Predicate<List<String>> accept = MediaTypeMatching::acceptsJson;

    /** Whether the values of {@code Content-Encoding} are supported. */
    public Predicate<List<String>> contentCoding =
            values -> MediaTypeMatching.elements(values).stream().allMatch(NO_CODING::equalsIgnoreCase);

    /** Whether the values of {@code Transfer-Encoding} are supported; {@code chunked} is the last coding or the only one. */
    public Predicate<List<String>> transferCoding =
            values -> MediaTypeMatching.elements(values).stream().allMatch(CHUNKED::equalsIgnoreCase);

    /** Whether a request target is valid. */
    public Predicate<HttpURI> target = HttpRequestRules::isTarget;

    /** Whether a version in lower case, such as {@code http/1.1}, is accepted. */
    public boolean anyCaseOfVersion;

    /** Whether the value of {@code Host} is accepted. */
    public Predicate<String> host = host -> !host.isBlank();

    public int maxBodyBytes = MAX_BODY_BYTES;

    /** The largest request line and headers together, as Jetty counts them. */
    public int maxHeadBytes = MAX_HEAD_BYTES;

    /** Whether answers have {@code Date}. */
    public boolean dated = true;

    /** No fragment, no user information, and no scheme without a host. */
    public static boolean isTarget(HttpURI target) {
        return target.getFragment() == null && target.getUser() == null && hasHost(target);
    }

    /** Whether the target has a host if it has a scheme. */
    public static boolean hasHost(HttpURI target) {
        return target.getScheme() == null || target.getHost() != null;
    }
}
