package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Stops the sandbox while the console is open, and starts it again. */
class ConsoleRecoveryIT extends ConsoleInBrowser {

    @Test
    void stoppedSandboxIsToldOnceAndEverythingRecovers() throws Exception {
        send("attached");
        openTab("journal");
        waitForText(".entry", "attached");
        stop();
        browser().until("document.querySelector('#connection').checkVisibility()");
        assertEquals(
                1,
                browser()
                        .script("return [...document.querySelectorAll('[role=alert]')]"
                                + ".filter(each => each.checkVisibility() && each.textContent).length")
                        .asInt());
        browser().click("#save-har");
        waitForText("#journal-failure", "the sandbox does not answer");
        openTab("world");
        browser().click("#reset");
        waitForText("#reset-done", "the sandbox does not answer");
        browser().click("#declare .main");
        waitForText("#declared", "the sandbox does not answer");
        openTab("reference");
        waitForText("#reference-loading", "could not be loaded");
        openTab("answers");
        send("already-attached");
        waitForText("#already-attached .exchange", "the sandbox does not answer");

        restart();
        browser().until("!document.querySelector('#connection').checkVisibility()");
        browser().until("document.querySelector('#already-attached') && !document.querySelector('.exchange')");
        send("already-attached");
        waitForText("#already-attached .exchange", "HTTP/1.1 409");
        openTab("journal");
        browser().until("document.querySelectorAll('.entry').length === 1");
        waitForText(".entry", "already-attached");
        openTab("reference");
        browser().until("document.querySelector('.opblock')");
        openTab("world");
        waitForText("#world-account", "The world of");
        // The browser logs each failed request; other tests require that nothing is logged.
        assertNotEquals(List.of(), browser().console().toList());
    }
}
