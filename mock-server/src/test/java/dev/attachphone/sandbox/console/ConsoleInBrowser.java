package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.sandbox.client.PackagedSandbox;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Base class of tests that open the console in a browser with a new token. Unexpected browser errors fail the test. */
@Tag("browser")
@RequiresPrograms({"chromium", "chromedriver"})
abstract class ConsoleInBrowser extends PackagedSandbox {

    static final String TAB = "\uE004";
    private static final Pattern EXPECTED_ERRORS = Pattern.compile(
            "^network \\S+(/api/\\S+|/__sandbox/world|/__sandbox/journal/stream) - Failed to load resource");

    private @Nullable ChromiumSession opened;
    private String token = "";

    @BeforeAll
    void openBrowser() throws IOException {
        opened = new ChromiumSession();
    }

    @BeforeEach
    void openConsole() {
        token = newToken();
        browser().emulate(1200, "light");
        browser().open("about:blank");
        browser().open(url() + "/");
        browser().until("document.querySelector('#already-attached')");
        browser().fill("#token", token + TAB);
    }

    // The browser logs every error status as an error; the tests provoke some on purpose.
    @AfterEach
    void assertNoUnexpectedErrors() {
        List<String> errors = browser()
                .console()
                .filter(line -> !EXPECTED_ERRORS.matcher(line).find())
                .toList();
        assertEquals(List.of(), errors);
    }

    @AfterAll
    void closeBrowser() {
        if (opened != null) {
            opened.close();
        }
    }

    ChromiumSession browser() {
        if (opened == null) {
            throw new IllegalStateException("the browser is not open");
        }
        return opened;
    }

    String token() {
        return token;
    }

    void openTab(String name) {
        browser().click("#tab-" + name);
        browser().until("!document.querySelector('#panel-" + name + "').hidden");
    }

    /** Sends the request of a row of the catalogue and waits for the response. */
    void send(String row) {
        browser().click("#" + row + " .main");
        browser().until("document.querySelector('#" + row + " .exchange')");
    }

    /** Waits until the element contains the text. */
    void waitForText(String selector, String text) {
        browser().until("document.querySelector('" + selector + "')?.textContent.includes('" + text + "')");
    }
}
