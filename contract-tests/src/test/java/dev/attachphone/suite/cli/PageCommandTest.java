package dev.attachphone.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.attachphone.suite.page.QuotedPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void unchangedPageExitsWith0() throws IOException {
        assertEquals(0, page(QuotedPage.text()), out + err.toString());
        assertTrue(out.toString().endsWith("of the contract compared with the page, 0 differences\n"), out.toString());
    }

    @Test
    void differencesAreShownWithBothTexts() throws IOException {
        assertEquals(1, page(QuotedPage.text().replace("Agent not found", "Agent not known")));
        assertEquals("""
                changed  message (attachPhoneNumber agent-not-found)
                         contract: Agent not found
                         page:     Agent not known
                """, out.toString().substring(0, out.toString().indexOf("132 ")));
    }

    @Test
    void unreadablePageExitsWith2() throws IOException {
        assertEquals(2, execute("--file", folder.resolve("none.txt").toString()));
        assertError("none.txt cannot be read; name a file with the text or the HTML of the page");

        Path binary = Files.write(folder.resolve("page.pdf"), new byte[] {(byte) 0xff, (byte) 0xd8});
        assertEquals(2, execute("--file", binary.toString()));
        assertError("page.pdf is not text in UTF-8");

        assertEquals(2, page("<html><body><div id=root></div></body></html>"));
        assertError("page.txt contains nothing of what the contract quotes");
    }

    @Test
    void oneOfFileAndUrlIsRequired() {
        assertEquals(2, execute());
        assertError("--file=FILE | --url=URL");
        assertEquals(2, execute("--url", "docs.example/page"));
        assertError("'docs.example/page' has no scheme; use http://docs.example/page or https://docs.example/page");
    }

    @Test
    void urlWithCredentialsIsRejected() {
        assertEquals(2, execute("--url", "https://user:password@docs.example/page"));
        assertError("the URL must not contain credentials");
        assertFalse(err.toString().contains("--token"), err.toString());
    }

    @Test
    void lineThatBeginsWithANumberIsNoStatus() throws IOException {
        assertEquals(0, page(QuotedPage.text() + "\n300 calls per minute are allowed.\n"), out.toString());
    }

    @Test
    void pageAtAUrlIsCompared() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/docs/page", exchange -> {
            byte[] body = QuotedPage.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertEquals(0, execute("--url", url + "/docs/page?lang=en"), out + err.toString());
            assertEquals(2, execute("--url", url + "/moved"));
            assertError("/moved is answered with 404; name the URL that shows the page");
        } finally {
            server.stop(0);
        }
    }

    private int page(String content) throws IOException {
        return execute(
                "--file", Files.writeString(folder.resolve("page.txt"), content).toString());
    }

    private void assertError(String text) {
        assertTrue(err.toString().contains(text), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        err.getBuffer().setLength(0);
    }

    private int execute(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "page";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return SuiteCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}
