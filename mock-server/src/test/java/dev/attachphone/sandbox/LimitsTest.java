package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.ContractLimits;
import java.io.IOException;
import java.net.URI;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends requests below, at and above each limit of the contract over sockets. */
class LimitsTest extends RunningSandbox {

    private static final ContractLimits LIMITS = CONTRACT.limits();
    private static final int MAX_NUMBERS =
            ATTACH.requestSchema().at("/properties/numbers/maxItems").asInt();

    private static final String METHOD = "POST ";
    private static final String NUMBERS = "\"+4930123456\"";
    private static final String FRAMING = "\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("bytes of headers", LIMITS.maxHeaderBytes(), LimitsTest::longHeaders, "headers-too-large"),
                limit("bytes of known headers", LIMITS.maxHeaderBytes(), LimitsTest::knownHeaders, "headers-too-large"),
                limit(
                        "bytes of target and headers",
                        LIMITS.maxHeaderBytes(),
                        LimitsTest::longTarget,
                        "headers-too-large"),
                limit("bytes of body", LIMITS.maxBodyBytes(), LimitsTest::longBody, "body-too-large"),
                limit("bytes of chunked body", LIMITS.maxBodyBytes(), LimitsTest::longChunkedBody, "body-too-large"),
                limit("levels of body", LIMITS.maxBodyDepth(), LimitsTest::deepBody, "malformed-body"),
                limit("different numbers", MAX_NUMBERS, LimitsTest::manyNumbers, "too-many-numbers"),
                limit(
                        "characters of credential",
                        LIMITS.credential().maxLength(),
                        LimitsTest::longCredential,
                        "invalid-auth"));
    }

    private static Arguments limit(String name, int max, IntFunction<String> request, String answer) {
        return Arguments.of(name, max, request, answer);
    }

    @ParameterizedTest(name = "{1} {0}, one more is answered with {3}")
    @MethodSource("limits")
    void requestUpToTheLimitIsServedAndOnePastItIsRefused(
            String name, int max, IntFunction<String> request, String answer) throws IOException {
        assertEquals("attached", answer(request.apply(max - 1)), "below the limit");
        assertEquals("attached", answer(request.apply(max)), "at the limit");
        assertEquals(answer, answer(request.apply(max + 1)), "above the limit");
    }

    @Test
    void targetThatDoesNotFitIntoTheHeadersIsTooLong() throws IOException {
        int longest = LIMITS.maxHeaderBytes() - METHOD.length() - " ".length();
        assertEquals("headers-too-large", answer(request(target(longest), "", 0, "")));
        assertEquals("uri-too-long", answer(request(target(longest + 1), "", 0, "")));
        assertEquals("uri-too-long", answer(request(target(LIMITS.maxRequestTargetBytes() + 1), "", 0, "")));
    }

    @Test
    void answerPastALimitOfTheHttpServerIsExplainedAndClosesTheConnection() throws IOException {
        for (String name : new String[] {"headers-too-large", "uri-too-long"}) {
            String request = name.equals("uri-too-long") ? longTarget(20_000) : longHeaders(20_000);
            String answer = RawExchange.send(URI.create(url("/")), request);
            assertContains(answer, "\r\nX-Sandbox-Answer: " + name + "\r\n");
            assertContains(
                    answer, "\r\nX-Sandbox-Because: the HTTP server of the sandbox gave this answer: The request ");
            assertContains(answer, "\r\nX-Sandbox-Source: decisions/0020-limits.md\r\n");
            assertContains(answer, "\r\nX-Sandbox-Provenance: ours\r\n");
            assertContains(answer, "\r\nContent-Type: application/json\r\n");
            assertContains(answer, "\r\nDate: ");
            assertContains(answer, "\r\nConnection: close\r\n");
            assertContains(answer, "\r\n\r\n" + ATTACH.answer(name).body());
        }
    }

    private static void assertContains(String answer, String part) {
        assertEquals(part, answer.contains(part) ? part : answer);
    }

    private String answer(String request) throws IOException {
        String answer = RawExchange.send(URI.create(url("/")), request);
        return answer.replaceFirst("(?s).*\r\nX-Sandbox-Answer: ([^\r]*)\r\n.*", "$1");
    }

    private static String longHeaders(int bytes) {
        return padded(
                bytes, count -> request(ATTACH.path(), "X-Padding: " + "a".repeat(count) + "\r\n", body(NUMBERS)));
    }

    /** Headers that an HTTP server recognizes as a whole, and may not read byte by byte. */
    private static String knownHeaders(int bytes) {
        String known = "Accept: */*\r\nAccept-Encoding: gzip\r\n".repeat(100);
        return padded(
                bytes,
                count -> request(ATTACH.path(), known + "X-Padding: " + "a".repeat(count) + "\r\n", body(NUMBERS)));
    }

    private static String longTarget(int bytes) {
        return padded(bytes, count -> request(ATTACH.path() + "?" + "a".repeat(count), "", body(NUMBERS)));
    }

    private static String padded(int headerBytes, IntFunction<String> request) {
        return request.apply(headerBytes - headerBytes(request.apply(0)));
    }

    private static int headerBytes(String request) {
        return request.indexOf("\r\n\r\n") + "\r\n\r\n".length();
    }

    private static String target(int bytes) {
        return ATTACH.path() + "?" + "a".repeat(bytes - ATTACH.path().length() - 1);
    }

    private static String longBody(int bytes) {
        String body = body(NUMBERS);
        return request(ATTACH.path(), "", body + " ".repeat(bytes - body.length()));
    }

    private static String longChunkedBody(int bytes) {
        String body = body(NUMBERS);
        int padding = bytes - body.length();
        return METHOD + ATTACH.path() + " HTTP/1.1" + FRAMING + "token: limits\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk(body) + chunk(" ".repeat(padding)) + chunk("");
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String deepBody(int levels) {
        String arrays = "[".repeat(levels - 1) + "]".repeat(levels - 1);
        return request(ATTACH.path(), "", body(NUMBERS).replaceFirst("\\{", "{\"x\":" + arrays + ","));
    }

    private static String manyNumbers(int count) {
        return request(
                ATTACH.path(),
                "",
                body(IntStream.range(0, count)
                        .mapToObj(i -> "\"+" + (4_930_000_000L + i) + "\"")
                        .collect(Collectors.joining(","))));
    }

    private static String longCredential(int characters) {
        String request = request(ATTACH.path(), "", body(NUMBERS));
        return request.replace("token: limits", "token: " + "k".repeat(characters));
    }

    private static String body(String numbers) {
        return "{\"agent_id\":\"agent_1\",\"provider\":\"san\",\"numbers\":[" + numbers + "]}";
    }

    private static String request(String target, String headers, String body) {
        return request(target, headers, body.length(), body);
    }

    private static String request(String target, String headers, int length, String body) {
        return METHOD + target + " HTTP/1.1" + FRAMING + headers + "token: limits\r\nContent-Length: " + length
                + "\r\n\r\n" + body;
    }
}
