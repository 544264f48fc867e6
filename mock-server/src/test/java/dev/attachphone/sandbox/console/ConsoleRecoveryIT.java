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
        browser().until("!document.querySelector('#journal-count').textContent.includes('live')");
        browser().click("#save-har");
        waitForText("#journal-failure", "the sandbox does not answer");
        openTab("card");
        waitForText("#card-shown", "cannot be loaded");
        openTab("world");
        waitForText("#world-shown", "cannot be loaded");
        browser().click("#reset");
        waitForText("#reset-done", "the sandbox does not answer");
        browser().click("#declare .main");
        waitForText("#declared", "the sandbox does not answer");
        openTab("reference");
        waitForText("#reference-loading", "could not be loaded");
        openTab("answers");
        send("already-attached");
        waitForText("#already-attached .exchange", "the sandbox does not answer");
        browser().script("scrollTo(0, document.documentElement.scrollHeight)");
        browser().until("scrollY > 1000 && document.querySelector('#connection').getBoundingClientRect().top >= 0");

        restart();
        browser().until("!document.querySelector('#connection').checkVisibility()");
        waitForText("#attached .exchange", "HTTP/1.1 200");
        browser()
                .until("[...document.querySelectorAll('#journal-failure, #reset-done, #declared')]"
                        + ".every(each => !each.textContent)");
        send("already-attached");
        waitForText("#already-attached .exchange", "HTTP/1.1 409");
        openTab("journal");
        browser().until("document.querySelectorAll('.entry').length === 1");
        waitForText(".entry", "already-attached");
        openTab("reference");
        browser().until("document.querySelector('.opblock')");
        openTab("world");
        waitForText("#world-account", "The world of");
        assertFailuresAreLogged();
    }

    @Test
    void whatIsEditedSurvivesAndTheReferenceSaysThatNothingAnswers() throws Exception {
        send("already-attached");
        send("attached");
        openTab("reference");
        for (String selector : List.of(".opblock-summary-control", ".try-out__btn")) {
            browser().until("document.querySelector('" + selector + "')");
            browser().click(selector);
        }
        browser().until("document.querySelector('.execute')");
        openTab("journal");
        browser().click(".entry summary");
        browser().until("document.querySelector('.entry .why')");
        browser().click(".entry .actions button");
        browser().fill(".editor textarea[id$=body]", "edited in the journal");
        openTab("answers");
        browser().click("#already-attached .main + button");
        browser().fill("#already-attached textarea[id$=body]", "edited in the answers");
        stop();
        browser().until("document.querySelector('#connection').checkVisibility()");
        openTab("reference");
        browser().click(".execute");
        waitForText(".live-responses-table", "The sandbox does not answer");
        openTab("journal");
        browser().click(".entry:nth-of-type(2) summary");
        waitForText(".entry:nth-of-type(2) .why", "the sandbox does not answer");
        browser().click(".entry:nth-of-type(2) .actions button");

        restart();
        browser().until("!document.querySelector('#connection').checkVisibility()");
        openTab("journal");
        waitForText("#journal-count", "Nothing was sent");
        waitForText(".entry .cause", "no longer in the journal");
        browser().until("document.querySelector('.entry textarea[id$=body]').value === 'edited in the journal'");
        waitForText(".entry:nth-of-type(2) .why", "has no request");
        browser()
                .until(
                        "document.querySelector('#already-attached textarea[id$=body]').value === 'edited in the answers'");
        assertFailuresAreLogged();
    }

    /** The browser logs each failed request; other tests require that nothing is logged. */
    private void assertFailuresAreLogged() {
        assertNotEquals(List.of(), browser().console().toList());
    }
}
