package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.attachphone.sandbox.client.PackagedSandbox;
import dev.attachphone.sandbox.client.VendorSample;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A web page of another origin, open in a browser, that sends requests to the sandbox. */
@Tag("browser")
@RequiresPrograms({"chromium", "chromedriver"})
class CrossOriginInBrowserIT extends PackagedSandbox {

    private volatile String script = "";
    private HttpServer pages;
    private ChromiumSession browser;

    @BeforeAll
    void open() throws IOException {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            byte[] page = ("<!doctype html><title>Page</title><script>const printed = [];"
                            + "console.log = (...values) => printed.push(values.join(' '));</script><script>"
                            + script + "</script>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        pages.start();
        browser = new ChromiumSession();
    }

    @AfterAll
    void close() {
        browser.close();
        pages.stop(0);
    }

    @Test
    void theVendorsSampleCreatesAnAgentAndAttachesANumber() throws IOException {
        run(VendorSample.of("workflow.js")
                .sentTo(url())
                .replacing("phone_number: '+918062810341'", "numbers: ['+918062810341']")
                .replacing("attachment.data.phone_number", "attachment.data.phone_numbers")
                .text());

        String printed =
                browser.until("printed.length === 3 && printed.join('\\n')").asText();
        assertTrue(
                printed.matches(
                        "Agent created: agent_\\w+\nPhone attached: \\+918062810341\nAgent is ready to receive calls!"),
                printed);
    }

    @Test
    void thePageReadsTheHeadersOfAnAnswer() {
        run("fetch('" + url() + ATTACH.path() + "', {method: 'POST', headers: {Prefer: 'code=429'}}).then(answer =>"
                + " console.log(answer.status, answer.headers.get('retry-after'), answer.headers.get('x-sandbox-answer'),"
                + " answer.headers.get('preference-applied')))");

        String retryAfter = ATTACH.answer("too-many-requests").headers().get("Retry-After");
        assertEquals(
                "429 " + retryAfter + " too-many-requests code=429",
                browser.until("printed[0]").asText());
    }

    @Test
    void thePageReadsTheAnswerToHeadersThatAreTooLarge() {
        run("fetch('" + url() + ATTACH.path() + "', {method: 'POST', headers: {token: 'a'.repeat(17000)}})"
                + ".then(answer => answer.json()).then(json => console.log(json.code))");

        assertEquals("431", browser.until("printed[0]").asText());
    }

    private void run(String text) {
        script = text;
        browser.open("http://127.0.0.1:" + pages.getAddress().getPort() + "/");
    }
}
