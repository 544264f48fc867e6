package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests keyboard navigation, colour schemes and the layout on a phone. */
@Tag("full")
class ConsoleAppearanceIT extends ConsoleInBrowser {

    private static final List<String> TABS = List.of("answers", "journal", "world", "card", "reference");
    private static final String RIGHT = "\uE014";
    private static final String HOME = "\uE011";

    @Test
    void arrowKeysSwitchTabs() {
        for (int i = 0; i < TABS.size(); i++) {
            String tab = TABS.get(i);
            browser().press("#tab-" + tab, RIGHT);
            String next = TABS.get((i + 1) % TABS.size());
            browser().until("document.activeElement.id === 'tab-" + next + "'");
            browser().until("!document.querySelector('#panel-" + next + "').hidden");
        }
        browser().press("#tab-answers", RIGHT + HOME);
        browser().until("!document.querySelector('#panel-answers').hidden");
        assertEquals(
                1,
                browser()
                        .script("return document.querySelectorAll('[role=\"tab\"][tabindex=\"0\"]').length")
                        .asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextHasEnoughContrast(String scheme) throws IOException {
        send("already-attached");
        send("provider-required");
        send("connection-reset");
        for (String tab : TABS) {
            browser().emulate(1200, scheme);
            openTab(tab);
            browser().until("document.querySelector('#panel-" + tab + "').textContent.trim()");
            assertEquals("[]", browser().script(contrast()).toString(), tab);
        }
    }

    @Test
    void themeIsChosenAndKept() {
        String ground = "getComputedStyle(document.body).backgroundColor";
        String light = browser().script("return " + ground).asText();
        browser().click("#theme option[value=dark]");
        browser().until(ground + " !== '" + light + "'");
        browser().open("about:blank");
        browser().open(url() + "/");
        browser().until(ground + " !== '" + light + "'");
        browser().emulate(1200, "dark");
        browser().click("#theme option[value=light]");
        browser().until(ground + " === '" + light + "'");
        browser().click("#theme option[value=system]");
        browser().until(ground + " !== '" + light + "'");
    }

    @Test
    void tabsStayVisible() {
        browser().script("scrollTo(0, document.documentElement.scrollHeight)");
        browser().until("scrollY > 1000 && document.querySelector('#tab-answers').getBoundingClientRect().top >= 0");
        openTab("journal");
    }

    @Test
    void darkSchemeChangesTheBackground() {
        String ground = "return getComputedStyle(document.body).backgroundColor";
        String light = browser().script(ground).asText();
        browser().emulate(1200, "dark");
        assertNotEquals(light, browser().script(ground).asText());
    }

    @Test
    void narrowScreenNeedsNoHorizontalScrolling() {
        send("already-attached");
        send("connection-reset");
        browser().emulate(360, "light");
        for (String tab : TABS) {
            openTab(tab);
            browser().until("document.querySelector('#panel-" + tab + "').textContent.trim()");
            browser().until("document.documentElement.scrollWidth <= 360");
        }
        browser().until("document.querySelector('.opblock')");
        browser().until("document.documentElement.scrollWidth <= 360");
    }

    @Test
    void differenceHasHeadsAndMarksOnAPhone() {
        browser()
                .script(
                        "return fetch('/api/agent/attach-phone-number', {method: 'POST', body: '{\"provider\": \"san\"}',"
                                + " headers: {token: '" + token()
                                + "', 'Content-Type': 'application/json'}}).then(() => true)");
        browser().emulate(375, "light");
        openTab("journal");
        browser().until("document.querySelector('.entry')");
        browser().click(".entry summary");
        browser().until("document.querySelector('.difference')");
        browser().until("[...document.querySelectorAll('.difference th')].every(head => head.checkVisibility())");
        browser()
                .until("[...document.querySelectorAll('.difference td:has(ins)')]"
                        + ".every(cell => getComputedStyle(cell, '::before').content.includes('+'))");
    }

    private static String contrast() throws IOException {
        try (InputStream in = Objects.requireNonNull(ConsoleAppearanceIT.class.getResourceAsStream("contrast.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
