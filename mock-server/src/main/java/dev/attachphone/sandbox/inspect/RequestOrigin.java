package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.Locale;

/** Who sent a request. Only the requests of clients count for the integration card. */
public enum RequestOrigin {
    /** The client under test. */
    CLIENT,
    /** The console of the sandbox. */
    CONSOLE,
    /** A browser, which repeats a request of a page on its own after the connection broke. */
    BROWSER;

    /** The request header by which the console marks its requests: {@code X-Sandbox-Client: console}. */
    public static final String HEADER = "X-Sandbox-Client";

    static RequestOrigin of(HttpHeaders headers, boolean isRepeatedByBrowser) {
        if (InspectedRequest.lines(headers, HEADER).stream().anyMatch(CONSOLE.text()::equalsIgnoreCase)) {
            return CONSOLE;
        }
        return isRepeatedByBrowser ? BROWSER : CLIENT;
    }

    /** The name in the journal. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
