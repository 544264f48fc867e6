package dev.attachphone.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A session of headless Chromium with a temporary profile. */
final class ChromiumSession implements AutoCloseable {

    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private static final String CONTROL = "\uE009";
    private static final String SELECT_ALL = CONTROL + "a" + CONTROL;

    private final ChromeDriverProcess chromeDriverProcess = new ChromeDriverProcess();
    private final String session;

    ChromiumSession() throws IOException {
        Map<String, ?> options = Map.of(
                "args",
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        Map<String, ?> wanted = Map.of(
                "goog:chromeOptions",
                options,
                "goog:loggingPrefs",
                Map.of("browser", "ALL"),
                "timeouts",
                Map.of("script", 60_000));
        session = "/session/"
                + chromeDriverProcess
                        .command("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)))
                        .path("sessionId")
                        .asText();
    }

    void open(String url) {
        post("/url", Map.of("url", url));
    }

    /** Clicks an element. Fails if the element is invisible or covered. */
    void click(String selector) {
        // Otherwise it may be under the tabs, which stay at the top.
        script("document.querySelector('" + selector.replace("'", "\\'") + "')?.scrollIntoView({block: 'center'})");
        post("/element/" + element(selector) + "/click", Map.of());
    }

    /** Replaces the content of a field. */
    void fill(String selector, String text) {
        press(selector, SELECT_ALL + text);
    }

    void press(String selector, String keys) {
        post("/element/" + element(selector) + "/value", Map.of("text", keys));
    }

    /** Runs a script in the page and returns its result. */
    JsonNode script(String script) {
        return post("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** Waits until the JavaScript expression is true and returns its value. */
    JsonNode until(String expression) {
        String poll = "const done = arguments[0], poll = () => { const value = " + expression
                + "; value ? done(value) : setTimeout(poll, 50); }; poll();";
        return post("/execute/async", Map.of("script", poll, "args", List.of()));
    }

    /** Emulates a screen width and a preferred colour scheme, {@code light} or {@code dark}. */
    void emulate(int width, String scheme) {
        chromium(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        chromium(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void chromium(String command, Map<String, ?> parameters) {
        post("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** The messages of the browser's console since the last call. */
    Stream<String> console() {
        return post("/se/log", Map.of("type", "browser"))
                .valueStream()
                .map(line -> line.path("source").asText() + " "
                        + line.path("message").asText())
                // axe reads colours from a canvas.
                .filter(line -> !line.contains("willReadFrequently"));
    }

    @Override
    public void close() {
        chromeDriverProcess.command("DELETE", session, Map.of());
        chromeDriverProcess.close();
    }

    private String element(String selector) {
        return post("/element", Map.of("using", "css selector", "value", selector))
                .path(ELEMENT)
                .asText();
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return chromeDriverProcess.command("POST", session + path, body);
    }
}
