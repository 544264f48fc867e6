package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs axe-core in every tab and state. */
@Tag("full")
class ConsoleAccessibilityIT extends ConsoleInBrowser {

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private static final List<String> TABS = List.of("answers", "journal", "world", "card", "reference");

    private static final String ATTACH = """
            const attach = (body, query = '', headers = {}) => fetch('/api/agent/attach-phone-number' + query, {method: 'POST',
                headers: {token: '%s', 'Content-Type': 'application/json', ...headers}, body: JSON.stringify(body)}).catch(() => {});
            return attach({agent_id: 'agent_sales', provider: 'SAN', phone_number: '+4930000001'})
                .then(() => attach({agent_id: 'agent_' + 'x'.repeat(400), provider: 'san', numbers: ['+4930000001']},
                    '?__prefer=example%%3Dalready-attached&correlation_id=' + 'c0ffee'.repeat(40)))
                .then(() => attach({agent_id: 'agent_sales', provider: 'san', numbers: ['+4930000001']}))
                .then(() => attach({agent_id: 'agent_sales', provider: 'san', numbers: ['+4930000001']}, '', {Prefer: 'fault=reply-lost'}))
                .then(() => true)""";

    private static final String VIOLATIONS = """
            return axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.flatMap(violation =>
                violation.nodes.map(node => violation.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)))""";

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "768, light", "768, dark", "375, light", "375, dark"})
    void axeReportsNothingInTheTabsAndTheirStates(int width, String scheme) throws IOException {
        browser().script(ATTACH.formatted(token()));
        send("already-attached");
        send("connection-reset");
        browser().click("#provider-required .main + button");
        browser().until("document.querySelector('#provider-required .editor')");
        browser().click("#agent-not-found .copy");
        browser().click("#agent-not-found .languages button");
        browser().emulate(width, scheme);
        browser().script(axe());
        for (String tab : TABS) {
            openTab(tab);
            browser().until("document.querySelector('#panel-" + tab + "').textContent.trim()");
            if (tab.equals("journal")) {
                browser().until("document.querySelectorAll('.entry').length >= 6");
                browser().script("document.querySelectorAll('.entry').forEach(entry => entry.open = true)");
                browser()
                        .until(
                                "document.querySelectorAll('.entry .why').length === document.querySelectorAll('.entry').length");
            }
            if (tab.equals("reference")) {
                openPartsOfTheReference();
            }
            assertNoViolations(tab);
            browser().until("document.documentElement.scrollWidth <= " + width);
        }
        browser().click(".btn.authorize");
        browser().until("document.querySelector('.auth-container input')");
        assertNoViolations("the credentials of the reference");
        browser().click(".close-modal");
        openTab("world");
        browser().click("#reset");
        browser().until("document.querySelector('dialog').open");
        assertNoViolations("the question before a reset");
        browser().click("dialog button");
        browser().fill("#token", "two words" + TAB);
        assertNoViolations("a refused token");
    }

    @Test
    void longValuesDoNotSqueezeTheAnswersName() {
        browser().script(ATTACH.formatted(token()));
        openTab("journal");
        browser().until("document.querySelectorAll('.entry').length >= 4");
        for (int width : List.of(1440, 768, 375)) {
            browser().emulate(width, "light");
            String narrow = browser()
                    .script("return [...document.querySelectorAll('.entry .name')]"
                            + ".filter(name => name.getBoundingClientRect().height > 50).length")
                    .asText();
            assertEquals("0", narrow, () -> "names of more than two lines at " + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void bordersOfFieldsHaveAContrastOfThreeToOne(String scheme) {
        browser().emulate(1440, scheme);
        assertEquals("[]", browser().script("""
                        const luminance = color => {
                          const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
                            .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                        };
                        const ground = of => {
                          const color = getComputedStyle(of).backgroundColor;
                          return /, 0\\)$|transparent/.test(color) ? ground(of.parentElement) : color;
                        };
                        return [...document.querySelectorAll('input, select, textarea, button:not([role=tab])')].filter(field => {
                          const [a, b] = [luminance(getComputedStyle(field).borderTopColor), luminance(ground(field.parentElement))];
                          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3;
                        }).map(field => field.id || field.textContent)""").toString());
    }

    /** Opens an operation and all schemas, and sends a request. */
    private void openPartsOfTheReference() {
        browser().until("document.querySelector('.opblock')");
        for (String selector : List.of(".opblock-summary-control", ".try-out__btn", ".btn.execute")) {
            browser().until("document.querySelector('" + selector + "')");
            browser().click(selector);
        }
        browser().until("document.querySelector('.live-responses-table')");
        browser().script("document.querySelectorAll('.tabitem:nth-child(2) .tablinks').forEach(tab => tab.click())");
        // A schema that opens shows closed ones.
        browser()
                .until(
                        "[...document.querySelectorAll('.opblock-body [aria-expanded=false], .models [aria-expanded=false]')]"
                                + ".map(button => button.click()).length === 0");
    }

    private void assertNoViolations(String state) {
        assertEquals("[]", browser().script(VIOLATIONS).toString(), state);
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(ConsoleAccessibilityIT.class.getResourceAsStream(AXE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "; window.axe = axe";
        }
    }
}
