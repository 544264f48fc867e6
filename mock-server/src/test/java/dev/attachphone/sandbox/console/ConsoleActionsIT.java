package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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
                  || !Number(status) && !/HTTP.1.1 [24]|Nothing came back/.test(response))
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
    void searchFieldFiltersTheAnswers() {
        browser().fill("#find", "holds a number");
        JsonNode found = browser()
                .script(
                        "return [...document.querySelectorAll('.row')].filter(row => row.checkVisibility()).map(row => row.id)");
        assertEquals("[\"attached-to-another-account\"]", found.toString());
        browser().fill("#find", "nothing like this");
        browser().until("document.querySelector('#found-none').checkVisibility()");
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
        waitForText(".why .difference ins", "\"provider\": \"san\"");
        waitForText(".why .difference del", "\"provider\": \"SAN\"");
        waitForText(".exchange details pre", "$TOKEN");
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
        waitForText("dialog", "1 attached number");
        waitForText("dialog", "the journal, with 0 requests");
        browser().click("dialog button");
        browser().until("!document.querySelector('dialog').open");
        waitForText("#world-shown", "Numbers (1)");
        browser().click("#reset");
        browser().until("document.querySelector('dialog').open");
        browser().click("dialog .danger");
        waitForText("#world-shown", "No number is attached");
        waitForText("#reset-done", "is reset");
        openTab("card");
        openTab("world");
        browser().until("!document.querySelector('#reset-done').textContent");
    }

    @Test
    void manyNumbersAreShownOnDemandAndLongIdsCutNothingOff() {
        browser()
                .script("const held = Array.from({length: 60}, (_, i) =>"
                        + " ({number: `+49300000${10 + i}`, agent: 'agent_' + 'x'.repeat(200), provider: 'san'}));"
                        + "return fetch('/__sandbox/world', {method: 'PUT', headers: {token: '" + token() + "'},"
                        + " body: JSON.stringify({held})}).then(() => true)");
        openTab("world");
        waitForText("#world-shown", "Numbers (60)");
        browser().until("document.querySelectorAll('#world-shown tbody tr').length === 50");
        for (int width : List.of(1440, 768, 375)) {
            browser().emulate(width, "light");
            browser()
                    .until(
                            "[...document.querySelectorAll('#world-shown td')].every(cell => cell.scrollWidth <= cell.clientWidth"
                                    + " && cell.getBoundingClientRect().right <= innerWidth)");
        }
        browser().click("#world-shown button");
        browser().until("document.querySelectorAll('#world-shown tbody tr').length === 60");
        browser().click("#panel-world a");
        browser().until("document.activeElement.id === 'declaration'");
    }

    @Test
    void journalIsLiveAndSearchable() {
        openTab("journal");
        waitForText("#journal-count", "Nothing was sent");
        attach("agent_sales", "{}");
        waitForText(".entry .agent", "agent_sales · +4930000001");
        waitForText(".entry .cause", "natural");
        waitForText(".entry .duration", " ms");
        attach("agent_support", "{Prefer: 'example=already-attached'}");
        browser().until("document.querySelectorAll('.entry').length === 2");
        waitForText(".entry .cause", "forced");
        browser().fill("#journal-search", "409");
        browser().until("document.querySelectorAll('.entry').length === 1");
        browser().fill("#journal-search", "nothing like this");
        browser().until("document.querySelector('#journal-none').checkVisibility()");
        browser().fill("#journal-search", "SALES");
        browser().until("document.querySelectorAll('.entry').length === 1");
        waitForText("#journal-count", "1 of 2");
        browser().script(CAPTURE_DOWNLOADS);
        browser().click("#save-sh");
        browser().until("window.saved?.includes('agent_sales') && !window.saved.includes('agent_support')");
        browser().press("#journal-time", "from");
        browser().until("document.querySelectorAll('.entry').length === 0");
        attach("agent_sales", "{}");
        browser().until("document.querySelectorAll('.entry').length === 1");
    }

    @Test
    void journalEntryHasALinkOfItsOwn() {
        attach("agent_sales", "{'X-Request-Id': 'linked-" + token() + "'}");
        attach("agent_support", "{}");
        openTab("journal");
        browser().until("document.querySelectorAll('.entry').length === 2");
        browser().click(".entry + .entry summary");
        browser().until("/^#journal.[0-9]+$/.test(location.hash)");
        String link = browser().script("return location.href").asText();
        for (String url : List.of(link, url() + "/#journal/linked-" + token())) {
            browser().open("about:blank");
            browser().open(url);
            waitForText(".entry[open] .agent", "agent_sales");
            browser().until("document.activeElement.closest('.entry[open]')");
        }
        browser().open("about:blank");
        browser().open(url() + "/#journal/5");
        waitForText("#journal-missing", "has no request 5");
    }

    @Test
    void linkedEntryIsOpenedWhenItArrives() {
        browser().script("location.hash = '#journal/late-" + token() + "'");
        waitForText("#journal-missing", "has no request late-");
        attach("agent_sales", "{'X-Request-Id': 'late-" + token() + "'}");
        waitForText(".entry[open] .agent", "agent_sales");
        browser().until("!document.querySelector('#journal-missing').textContent");
    }

    @Test
    void linkedEntryIsOpenedWhenTheTokenIsTyped() {
        attach("agent_sales", "{'X-Request-Id': 'typed-" + token() + "'}");
        browser().fill("#token", newToken() + TAB);
        browser().script("location.hash = '#journal/typed-" + token() + "'");
        waitForText("#journal-missing", "has no request typed-");
        browser().fill("#token", token() + TAB);
        waitForText(".entry[open] .agent", "agent_sales");
    }

    @Test
    void bodiesAreFormattedFirstAndHeadersFolded() {
        send("already-attached");
        browser()
                .until("document.querySelector('#already-attached .exchange div + div pre').textContent"
                        + ".startsWith('{\\n  \"error\": true,')");
        assertEquals(
                0,
                browser()
                        .script("return [...document.querySelectorAll('.exchange details pre')]"
                                + ".filter(pre => pre.checkVisibility()).length")
                        .asInt());
    }

    @Test
    void requestIsEditedAndSentAgain() {
        attach("agent_sales", "{}");
        openTab("journal");
        browser().until("document.querySelector('.entry')");
        browser().click(".entry summary");
        browser().until("document.querySelector('.entry .actions button')");
        browser().click(".entry .actions button");
        browser()
                .script("const area = document.querySelector('.editor textarea[id$=body]');"
                        + "area.value = area.value.replace('agent_sales', 'agent_edited')");
        browser().click(".editor .main");
        waitForText(".editor .exchange", "HTTP/1.1 409");
        waitForText(".editor .which", "as edited");
        waitForText(".more + .which", "recorded");
        waitForText(".entry .agent", "agent_edited");
        waitForText(".entry .cause", "natural, sent by the console");
    }

    @Test
    void bodyIsCorrectedAndTheRequestIdLeftOut() {
        browser()
                .script("return fetch('/api/agent/attach-phone-number', {method: 'POST', body: '{\"agent_id\": \"a\"}',"
                        + " headers: {token: '" + token() + "', 'Content-Type': 'application/json',"
                        + " 'X-Request-Id': 'corrected-" + token() + "'}}).then(() => true)");
        edit();
        browser()
                .until(
                        "!document.querySelector('.editor textarea[id$=headers]').value.toLowerCase().includes('x-request-id')");
        browser().click(".editor .main + button");
        browser().click(".editor .main");
        waitForText(".editor .exchange", "HTTP/1.1 200");
    }

    @Test
    void requestThatTheBrowserRefusesIsNotSent() {
        attach("agent_sales", "{}");
        edit();
        browser().script("document.querySelector('.editor textarea[id$=headers]').value += '\\nX-Name: \u0141'");
        browser().click(".editor .main");
        waitForText(".editor .error", "Not sent");
        browser().until("!document.querySelector('.editor .exchange')");
    }

    @Test
    void damagedAnswerIsNotShownAsComplete() {
        attach("agent_sales", "{Prefer: 'fault=malformed-json'}");
        openTab("journal");
        waitForText(".entry .badge.fault", "200");
        browser().click(".entry summary");
        waitForText(".entry .exchange .error", "its JSON lacks the last character");
    }

    @Test
    void explanationOfAnotherMethodShowsNoBody() {
        browser()
                .script("return fetch('/api/agent/attach-phone-number', {headers: {token: '" + token()
                        + "'}}).then(() => true)");
        openTab("journal");
        waitForText(".entry", "method-not-allowed");
        browser().click(".entry summary");
        browser().until("document.querySelector('.why')");
        browser().until("!document.querySelector('.why ul, .why .difference')");
    }

    /** Opens the only entry of the journal for editing. */
    private void edit() {
        openTab("journal");
        browser().until("document.querySelector('.entry')");
        browser().click(".entry summary");
        browser().until("document.querySelector('.entry .why')");
        browser().click(".entry .actions button");
    }

    @Test
    void lostReplyShowsThatNothingCameBack() {
        attach("agent_sales", "{Prefer: 'fault=reply-lost'}");
        openTab("journal");
        waitForText(".entry .badge", "lost");
        browser().click(".entry summary");
        waitForText(".entry .exchange", "Nothing came back: fault=reply-lost");
        waitForText(
                ".entry .exchange div + div details:not([open]) summary",
                "The answer 200 that the client did not receive");
    }

    @Test
    void tokensThatTheContractExcludesAreRefusedInTheField() {
        browser().fill("#token", "two words" + TAB);
        waitForText("#token-error", "1 to 512 visible ASCII characters without spaces");
        openTab("world");
        waitForText("#world-account", "The world of");
        browser().fill("#token", "!~'\"\\\\{}:other" + TAB);
        waitForText("#token-error", "");
        waitForText("#world-account", "other");
        browser().until("document.querySelector('#token').getAttribute('aria-invalid') === 'false'");
    }

    @Test
    void placeholdersAreNamedInsteadOfLoading() {
        browser().fill("#token", "undefined" + TAB);
        for (String tab : List.of("journal", "world", "card")) {
            openTab(tab);
            waitForText("#token-refused", "is a placeholder");
            browser()
                    .until("[...document.querySelectorAll('#panel-" + tab
                            + " > *')].every(each => !each.checkVisibility())");
        }
        browser().fill("#token", token() + TAB);
        browser().until("!document.querySelector('#token-refused').checkVisibility()");
        waitForText("#card-shown", "required answers met");
    }

    @Test
    void requestsOfTheConsoleAreMarked() {
        send("attached");
        openTab("journal");
        browser().until("document.querySelector('.entry')");
        browser().click(".entry summary");
        browser()
                .until("document.querySelector('.entry .exchange .headers')?.textContent.toLowerCase()"
                        + ".includes('x-sandbox-client: console')");
    }

    @Test
    void pageCannotBeFramed() {
        String policy = browser()
                .script("return fetch('/').then(response => response.headers.get('Content-Security-Policy'))")
                .asText();
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    }

    /** Sends a request from the page as a client would. */
    private void attach(String agent, String headers) {
        browser()
                .script("const [agent, headers] = ['" + agent + "', " + headers + "];"
                        + "return fetch('/api/agent/attach-phone-number', {method: 'POST',"
                        + " headers: {token: '" + token() + "', 'Content-Type': 'application/json', ...headers},"
                        + " body: JSON.stringify({agent_id: agent, provider: 'san', numbers: ['+4930000001']})})"
                        + ".then(() => true, () => false)");
    }

    @Test
    void cardShowsRemarksAndLinksToRemainingAnswers() {
        // What the console sends does not count.
        browser()
                .script("fetch('/api/agent/attach-phone-number', {method: 'POST', headers: {token: '" + token()
                        + "', Prefer: 'example=internal-server-error'}})");
        openTab("card");
        waitForText(".remark", "gives-up");
        waitForText(".remark", "The client has sent no request after internal-server-error yet");
        waitForText(".remark .badge", "open");
        waitForText("#card-shown h2", "1 reaction open");
        waitForText("#card-shown", "internal-server-error forced 1×");
        browser()
                .until(
                        "[...document.querySelectorAll('#card-shown h3')].some(each => each.textContent === 'Optional')");
        browser().click(".remark a");
        waitForText(".entry[open]", "internal-server-error");
        openTab("card");
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
