package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurlCommandTest {

    private final CurlCommand curl = new CurlCommand(Map.of("SECRET", "$TOKEN", "SECRET:other", "$OTHER_TOKEN"));

    @Test
    void masksCredentialsWhereverTheyStand() {
        String command = command("SECRET:other", "{\"x\": \"SECRET\"}");
        assertFalse(command.contains("SECRET"), command);
        assertTrue(command.contains("'token: '\"$OTHER_TOKEN\"''"), command);
    }

    @Test
    void quotesForTheShell() {
        assertEquals(
                "curl -si -X POST 'http://h/p' -H 'token: a' -H 'Content-Type:' --data-raw 'it'\\''s'",
                command("a", "it's"));
    }

    @Test
    void packsWhatIsTooLongToRead() {
        String command = command("a", "x".repeat(300_000));
        assertTrue(command.length() < 2000 && command.contains("gunzip"), command);
    }

    private String command(String token, String body) {
        return curl.of(
                URI.create("http://h"),
                new Request(
                        "POST", "/p", List.of(new Header("token", token)), Payload.of(body, StandardCharsets.UTF_8)));
    }
}
