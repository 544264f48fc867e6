package dev.attachphone.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Chromium without a window; the driver gives it a fresh profile, and removes it. */
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

    /** Clicks as a user does: what cannot be seen or is covered cannot be clicked. */
    void click(String selector) {
        post("/element/" + element(selector) + "/click", Map.of());
    }

    /** Types in place of what the field holds. */
    void fill(String selector, String text) {
        press(selector, SELECT_ALL + text);
    }

    void press(String selector, String keys) {
        post("/element/" + element(selector) + "/value", Map.of("text", keys));
    }

    /** What a script of the page's own world returns. */
    JsonNode script(String script) {
        return post("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** Waits until the expression is true; what that takes is not a test's business. */
    JsonNode until(String expression) {
        String look = "const done = arguments[0], look = () => { const value = " + expression
                + "; value ? done(value) : setTimeout(look, 50); }; look();";
        return post("/execute/async", Map.of("script", look, "args", List.of()));
    }

    /** Pretends a screen of that size, and a preference for {@code light} or {@code dark}. */
    void look(int width, String scheme) {
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

    /** What the console has said since it was last asked. */
    Stream<String> console() {
        return post("/se/log", Map.of("type", "browser"))
                .valueStream()
                .map(line -> line.path("source").asText() + " "
                        + line.path("message").asText());
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
