package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.testing.RequiresPrograms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the functions of the console in a browser. */
class ConsoleActionsIT extends ConsoleInBrowser {

    private static final String SEND_ALL = "document.querySelectorAll('.row .main').forEach(button => button.click())";

    private static final String SENT_ALL =
            "[...document.querySelectorAll('.row')].every(row => row.querySelector('.exchange'))";

    private static final String ROWS_WITH_UNEXPECTED_STATUS = """
            return [...document.querySelectorAll('.row')]
              .map(row => [row.id, row.querySelector('.badge').textContent, row.querySelector('.exchange div + div').textContent])
              .filter(([id, status, response]) => Number(status) && !response.startsWith(`ReceivedHTTP/1.1 ${status}`)
                  || !Number(status) && !/HTTP.1.1 [24]|No answer/.test(response))
              .map(row => row.join(' '))""";

    private static final String CAPTURE_DOWNLOADS = """
            const original = URL.createObjectURL;
            URL.createObjectURL = blob => (blob.text().then(text => window.saved = text), original(blob))""";

    @Test
    void sendsEveryAnswerFaultAndMagicAgent() {
        browser().script(SEND_ALL);
        browser().until(SENT_ALL);
        assertTrue(
                browser()
                                .script("return document.querySelectorAll('.row').length")
                                .asInt()
                        > 60,
                "rows");
        assertEquals("[]", browser().script(ROWS_WITH_UNEXPECTED_STATUS).toString());
    }

    @Test
    @RequiresPrograms("curl")
    void copiedCurlCommandGetsTheAnswer() throws Exception {
        browser()
                .chromium(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser().click("#already-attached .main + button");
        waitForText("#already-attached .main + button", "Copied");
        String command = browser().until("navigator.clipboard.readText()").asText();
        assertTrue(command.contains("token: " + token()) && command.contains(url()), command);
        Process shell = new ProcessBuilder("sh", "-c", command).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(output.startsWith("HTTP/1.1 409"), output);
    }

    @Test
    void searchFieldFiltersTheAnswers() {
        browser().fill("#find", "holds a number");
        JsonNode found = browser()
                .script(
                        "return [...document.querySelectorAll('.row')].filter(row => row.checkVisibility()).map(row => row.id)");
        assertEquals("[\"attached-to-another-account\"]", found.toString());
    }

    @Test
    void journalShowsFiltersAndExplainsRequests() {
        openTab("journal");
        waitForText("#journal-count", "Nothing was sent");
        browser()
                .script(
                        "fetch('/api/agent/attach-phone-number', {method: 'POST', body: '{\"agent_id\": \"a\", \"provider\": \"SAN\"}', "
                                + "headers: {token: '" + token() + "', 'Content-Type': 'application/json'}})");
        waitForText(".entry", "numbers-required");
        browser().click(".entry summary");
        waitForText(".why", "/provider");
        waitForText(".why pre", "\"san\"");
        waitForText(".exchange", "$TOKEN");
        openTab("answers");
        send("invalid-provider");
        openTab("journal");
        waitForText(".entry", "invalid-provider");
        assertEquals(
                2,
                browser()
                        .script("return document.querySelectorAll('.entry').length")
                        .asInt());
        browser().press("#journal-answer", "numbers");
        browser().until("document.querySelectorAll('.entry').length === 1");
        waitForText(".entry[open]", "numbers-required");
    }

    @Test
    void journalCanBeDownloaded() {
        send("attached");
        openTab("journal");
        browser().script(CAPTURE_DOWNLOADS);
        browser().click("#save-har");
        browser().until("window.saved?.includes('\"log\"')");
        browser().click("#save-sh");
        browser().until("window.saved?.includes('curl ')");
    }

    @Test
    void worldCanBeDeclaredAndReset() {
        openTab("world");
        waitForText("#world-shown", "Every agent exists");
        browser().click("#declare .main");
        waitForText("#declared", "as declared");
        waitForText("#world-shown", "Numbers (1)");
        browser().fill("#declaration", "{\"held\": [null]}");
        browser().click("#declare .main");
        waitForText("#declared", "held[0] is null");
        browser().click("#reset");
        waitForText("#world-shown", "No number is attached");
    }

    @Test
    void cardShowsRemarksAndLinksToRemainingAnswers() {
        send("internal-server-error");
        openTab("card");
        waitForText(".remark", "gives-up");
        waitForText(".remark .badge", "open");
        browser().click("a[href=\"#answers/already-attached\"]");
        browser().until("document.activeElement.id === 'already-attached'");
    }

    @Test
    void referenceSendsRequestsToThisSandbox() {
        openTab("reference");
        browser()
                .until("document.querySelector('#operations-PhoneNumbers-attachPhoneNumber .opblock-summary-control')");
        browser().click("#operations-PhoneNumbers-attachPhoneNumber .opblock-summary-control");
        browser().until("document.querySelector('.try-out__btn')");
        browser().click(".try-out__btn");
        browser().until("document.querySelector('.execute')");
        browser().click(".execute");
        waitForText(".live-responses-table .response .response-col_status", "200");
        openTab("journal");
        waitForText(".entry", "attached");
    }
}
