package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.ContentEncodingHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes requests that a browser repeats on its own. If a connection that was used before breaks without an answer, browsers send
 * the request once more, and the page learns nothing of the first attempt. The second attempt has the same URL, headers and body, and
 * comes at once. It fails like the first, so that the page sees the failure. Thread-safe.
 */
public final class BrowserRepetitions {

    /** A header that every current browser sends and that pages cannot set. */
    private static final String BROWSER_HEADER = "Sec-Fetch-Mode";

    private static final Duration MAX_PAUSE = Duration.ofMillis(500);
    private static final int MAX_TENANTS = 500;

    private record BrokenExchange(Instant at, int fingerprint, RequestPreferences preferences) {}

    private final InstantSource clock;
    private final Map<String, BrokenExchange> latest = new LinkedHashMap<>();

    /** Creates an empty store. */
    public BrowserRepetitions(InstantSource clock) {
        this.clock = clock;
    }

    /** Records that the connection of the request breaks without an answer. */
    public synchronized void add(InspectedRequest request) {
        if (!isFromBrowser(request.headers()) || request.origin() == RequestOrigin.BROWSER) {
            return;
        }
        latest.put(
                request.tenant(),
                new BrokenExchange(
                        clock.instant(),
                        fingerprint(request.url(), request.headers(), request.text()),
                        request.preferences()));
        if (latest.size() > MAX_TENANTS) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    /** What forced the failure that the browser repeats the request after; empty if it does not. A request is repeated once. */
    synchronized Optional<RequestPreferences> repeated(String tenant, Request request) {
        if (latest.isEmpty() || !isFromBrowser(request.getHeaders())) {
            return Optional.empty();
        }
        @Nullable BrokenExchange broken = latest.remove(tenant);
        return broken != null
                        && broken.fingerprint()
                                == fingerprint(
                                        request.getUrl(),
                                        ContentEncodingHeader.asSent(request.getHeaders()),
                                        new String(request.getBody(), StandardCharsets.UTF_8))
                        && !clock.instant().isAfter(broken.at().plus(MAX_PAUSE))
                ? Optional.of(broken.preferences())
                : Optional.empty();
    }

    private static int fingerprint(String url, HttpHeaders headers, String body) {
        return Objects.hash(url, headers.toString(), body);
    }

    private static boolean isFromBrowser(HttpHeaders headers) {
        return headers.getHeader(BROWSER_HEADER).isPresent();
    }
}
