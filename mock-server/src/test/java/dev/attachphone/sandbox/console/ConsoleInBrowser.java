package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.sandbox.client.PackagedSandbox;
import dev.attachphone.sandbox.client.RequiredPrograms;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The console in a browser, with a token that nobody has used; the browser must have nothing to complain of. */
@Tag("browser")
abstract class ConsoleInBrowser extends PackagedSandbox {

    private static final String TAB = "\uE004";
    private static final Pattern ON_PURPOSE =
            Pattern.compile("^network \\S+(/api/\\S+|/__sandbox/world) - Failed to load resource");

    private @Nullable ChromiumSession opened;
    private String token = "";

    @BeforeAll
    void openBrowser() throws IOException {
        RequiredPrograms.assumeInstalled("chromium", "chromedriver");
        opened = new ChromiumSession();
    }

    @BeforeEach
    void openConsole() {
        token = newToken();
        browser().look(1200, "light");
        browser().open("about:blank");
        browser().open(url() + "/");
        browser().until("document.querySelector('#already-attached')");
        browser().fill("#token", token + TAB);
    }

    // That an answer is an error is what a browser says of every one that is sent here on purpose.
    @AfterEach
    void nothingWentWrong() {
        List<String> complaints = browser()
                .console()
                .filter(line -> !ON_PURPOSE.matcher(line).find())
                .toList();
        assertEquals(List.of(), complaints);
    }

    @AfterAll
    void closeBrowser() {
        if (opened != null) {
            opened.close();
        }
    }

    ChromiumSession browser() {
        if (opened == null) {
            throw new IllegalStateException("there is no browser");
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

    /** Sends the request of a row of the catalogue, and waits for what comes. */
    void send(String row) {
        browser().click("#" + row + " .main");
        browser().until("document.querySelector('#" + row + " .exchange')");
    }

    /** Waits until the part of the page says so. */
    void says(String selector, String text) {
        browser().until("document.querySelector('" + selector + "')?.textContent.includes('" + text + "')");
    }
}
