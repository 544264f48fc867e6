package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CurlCommandTest {

    private static final SecretReplacer SECRETS =
            SecretReplacer.of(Map.of("SECRET", "$TOKEN", "SECRET:other", "$OTHER_TOKEN"));
    private static final Optional<Path> TRUSTED = Optional.of(Path.of("our $ca.pem"));
    private static final TargetAddress PLAIN = new TargetAddress(URI.create("http://h"), Optional.empty());

    @Test
    void replacesCredentialsInHeadersAndBody() {
        String command = command("SECRET:other", "{\"x\": \"SECRET\"}");
        assertFalse(command.contains("SECRET"), command);
        assertTrue(command.contains("'token: '\"$OTHER_TOKEN\"''"), command);
    }

    @Test
    void replacesACredentialThatContainsQuotes() {
        CurlCommand odd = new CurlCommand(PLAIN, SecretReplacer.of(Map.of("it's secret", "$TOKEN")));
        TargetRequest request =
                new TargetRequest("POST", "/p", List.of(new HeaderLine("token", "it's secret")), Payload.EMPTY);
        String command = odd.of(request);
        assertTrue(command.contains("-H 'token: '\"$TOKEN\"''"), command);
        assertFalse(command.contains("secret"), command);
    }

    @Test
    void replacesCredentialsInCompressedBodies() throws IOException {
        String packed = command("a", "x".repeat(3000) + "SECRET").replaceAll("echo (\\S+) .*", "$1");
        byte[] gzip = Base64.getDecoder().decode(packed);
        String body =
                new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("x".repeat(3000) + "$TOKEN", body);
    }

    @Test
    void quotesForTheShell() {
        assertEquals(
                "curl -si -X POST 'http://h/p' -H 'token: a' -H 'Content-Type:' --data-raw 'it'\\''s'",
                command("a", "it's"));
    }

    @Test
    void compressesLongBodies() {
        String command = command("a", "x".repeat(300_000));
        assertTrue(command.length() < 2000 && command.contains("gunzip"), command);
    }

    @Test
    void usesNcForARawRequest() {
        assertEquals(
                "printf '%b' 'GET\\0000 it'\\''s\\r\\n\\\\'\"$TOKEN\"'\\0303\\0244' | nc h 80",
                rawCommand("http://h", "GET\0 it's\r\n\\SECRET\u00e4", false));
    }

    @Test
    void replacesACredentialThatContainsABackslash() {
        CurlCommand odd = new CurlCommand(PLAIN, SecretReplacer.of(Map.of("back\\slash", "$TOKEN")));
        RawRequest rawRequest = new RawRequest(Payload.of("token: back\\slash\r\n", StandardCharsets.UTF_8), false);
        assertEquals(
                "printf '%b' 'token: '\"$TOKEN\"'\\r\\n' | nc h 80",
                odd.of(new TargetRequest("", "", List.of(), Payload.EMPTY, Optional.of(rawRequest))));
    }

    @Test
    void closesTheSendingSideForAHalfClose() {
        assertEquals("printf '%b' 'x' | nc -N h 81", rawCommand("http://h:81", "x", true));
    }

    @Test
    void usesOpensslForARawRequestOverTls() {
        assertEquals(
                "printf '%b' 'x' | openssl s_client -quiet -connect h:443 -servername h -CAfile 'our $ca.pem'",
                rawCommand("https://h", "x", true));
    }

    @Test
    void passesTheTrustedCertificates() {
        TargetAddress targetAddress = new TargetAddress(URI.create("https://h"), TRUSTED);
        assertEquals(
                "curl -si --cacert 'our $ca.pem' -X POST 'https://h/p' -H 'token: a' -H 'Content-Type:' --data-raw 'x'",
                new CurlCommand(targetAddress, SECRETS).of(request("a", "x")));
    }

    @Test
    void shortensRepetitions() {
        assertEquals(
                "printf '%b' 'b'\"$(printf '%.0sa' {1..70000})\"'c' | nc h 80",
                rawCommand("http://h", "b" + "a".repeat(70_000) + "c", false));
    }

    private String rawCommand(String url, String text, boolean halfClosed) {
        RawRequest rawRequest = new RawRequest(Payload.of(text, StandardCharsets.UTF_8), halfClosed);
        return new CurlCommand(new TargetAddress(URI.create(url), TRUSTED), SECRETS)
                .of(new TargetRequest("", "", List.of(), Payload.EMPTY, Optional.of(rawRequest)));
    }

    private String command(String token, String body) {
        return new CurlCommand(PLAIN, SECRETS).of(request(token, body));
    }

    private static TargetRequest request(String token, String body) {
        return new TargetRequest(
                "POST", "/p", List.of(new HeaderLine("token", token)), Payload.of(body, StandardCharsets.UTF_8));
    }
}
