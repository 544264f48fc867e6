package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.http.connection.IpNetwork;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.connection.TrustedProxies;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The limits of numbers and of wrong credentials. Each is exceeded so far that it takes longer than the test
 * to be within it again.
 */
// The timeout only ends a test that has failed.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisabledOnOs(value = OS.MAC, disabledReason = "macOS has no loopback address but 127.0.0.1")
final class ClientLimitsTest {

    private static final ServerLimits.RequestRates ONE_NUMBER_PER_SECOND = new ServerLimits.RequestRates(0, 1, 1);
    private static final int MAX_NUMBERS = 1_000;

    private static final String CLIENT = "127.0.0.2";
    private static final String OTHER_CLIENT = "127.0.0.3";
    private static final String PROXY = "127.0.0.9";

    private static final Pattern RETRY_AFTER = Pattern.compile("\r\nRetry-After: ([0-9]+)\r\n");

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @BeforeEach
    void release() {
        server.store().release();
    }

    @Test
    void aRequestOverTheLimitOfNumbersIsAnsweredWith429AndAttachesNothing() throws Exception {
        URI url = server.start(TestLimits.of(ONE_NUMBER_PER_SECOND));

        assertStatus(200, send(url, CLIENT, attach(numbers(0, MAX_NUMBERS))));
        assertEquals(MAX_NUMBERS, server.store().inserted().size());
        assertRetryAfter(600, MAX_NUMBERS, send(url, CLIENT, attach(numbers(MAX_NUMBERS, MAX_NUMBERS))));
        assertEquals(numbers(0, MAX_NUMBERS), server.store().inserted());
    }

    @Test
    void aNumberThatIsRepeatedInARequestIsCountedOnce() throws Exception {
        URI url = server.start(TestLimits.of(ONE_NUMBER_PER_SECOND));
        List<String> repeated = new ArrayList<>(numbers(0, MAX_NUMBERS / 2));
        repeated.addAll(numbers(0, MAX_NUMBERS / 2));
        repeated.addAll(numbers(0, MAX_NUMBERS / 2));

        assertStatus(200, send(url, CLIENT, attach(repeated)));
        assertStatus(200, send(url, CLIENT, attach(numbers(0, MAX_NUMBERS / 2))));
        assertRetryAfter(100, MAX_NUMBERS / 2, send(url, CLIENT, attach(numbers(0, MAX_NUMBERS / 2))));
    }

    @Test
    void numbersOfInvalidRequestsAreNotCounted() throws Exception {
        URI url = server.start(TestLimits.of(ONE_NUMBER_PER_SECOND));
        List<String> withAnInvalidOne = new ArrayList<>(numbers(0, MAX_NUMBERS - 1));
        withAnInvalidOne.add("49");

        assertStatus(400, send(url, CLIENT, attach(withAnInvalidOne)));
        assertStatus(400, send(url, CLIENT, attach(numbers(0, MAX_NUMBERS + 1))));
        assertStatus(400, send(url, CLIENT, RawHttpConnection.attach("{\"numbers\":[")));
        assertStatus(401, send(url, CLIENT, withCredentials(attach(numbers(0, MAX_NUMBERS)), "wrong")));
        assertStatus(200, send(url, CLIENT, attach(numbers(0, MAX_NUMBERS))));
        // Invalid requests are answered as before.
        assertStatus(400, send(url, CLIENT, attach(withAnInvalidOne)));
    }

    @Test
    void wrongCredentialsOverTheLimitAreAnsweredWith429ByAddress() throws Exception {
        URI url = server.start(limits());

        assertStatus(401, send(url, CLIENT, manyWrongCredentials()));
        assertRetryAfter(60 * 90, 60 * 100, send(url, CLIENT, withCredentials(attach(numbers(0, 1)), "wrong")));
        assertStatus(401, send(url, OTHER_CLIENT, withCredentials(attach(numbers(0, 1)), "wrong")));
    }

    @Test
    void aCredentialThatWasValidFromTheAddressIsServedOverTheLimit() throws Exception {
        URI url = server.start(limits());

        assertStatus(200, send(url, CLIENT, attach(numbers(0, 1))));
        assertStatus(401, send(url, CLIENT, manyWrongCredentials()));
        assertStatus(429, send(url, CLIENT, withCredentials(attach(numbers(1, 1)), "wrong")));
        assertStatus(200, send(url, CLIENT, attach(numbers(2, 1))));
        assertEquals(List.of(number(0), number(2)), server.store().inserted());
    }

    @Test
    void aCredentialIsNotLookedUpOverTheLimitIfItWasNotValidFromTheAddress() throws Exception {
        URI url = server.start(limits());

        assertStatus(200, send(url, OTHER_CLIENT, attach(numbers(0, 1))));
        assertStatus(401, send(url, CLIENT, manyWrongCredentials()));
        assertStatus(429, send(url, CLIENT, attach(numbers(1, 1))));
        assertEquals(List.of(number(0)), server.store().inserted());
    }

    @Test
    void aRequestWithoutACredentialIsNotLimited() throws Exception {
        URI url = server.start(limits());

        assertStatus(401, send(url, CLIENT, manyWrongCredentials()));
        assertStatus(401, send(url, CLIENT, withCredentials(attach(numbers(0, 1)))));
    }

    @Test
    void xForwardedForIsIgnoredWithoutTrustedProxies() throws Exception {
        URI url = server.start(limits());

        assertStatus(401, send(url, PROXY, forwardedFor("203.0.113.1")));
        assertStatus(429, send(url, PROXY, forwardedFor("203.0.113.2")));
    }

    @Test
    void theClientsOfATrustedProxyAreCountedByXForwardedFor() throws Exception {
        URI url = server.start(limits(PROXY, "10.0.0.0/8"));

        assertStatus(401, send(url, PROXY, forwardedFor("198.51.100.7, 203.0.113.1", "10.0.0.7")));
        assertStatus(429, send(url, PROXY, forwardedFor("198.51.100.8, 203.0.113.1", "10.0.0.8")));
        assertStatus(401, send(url, PROXY, forwardedFor("203.0.113.1, 203.0.113.2")));
    }

    @Test
    void xForwardedForOfOtherPeersIsIgnored() throws Exception {
        URI url = server.start(limits(PROXY));

        assertStatus(401, send(url, CLIENT, forwardedFor("203.0.113.1")));
        assertStatus(429, send(url, CLIENT, forwardedFor("203.0.113.2")));
        assertStatus(401, send(url, PROXY, forwardedFor("203.0.113.1")));
        assertStatus(429, send(url, PROXY, forwardedFor(CLIENT)));
    }

    /** One wrong credential per minute. */
    private static ServerLimits limits(String... trustedProxies) {
        return TestLimits.of(new ServerLimits.WrongCredentials(
                1,
                new TrustedProxies(List.of(trustedProxies).stream()
                        .map(text -> IpNetwork.parse(text).orElseThrow())
                        .toList())));
    }

    private static String number(int index) {
        return "+4930" + (1_000_000 + index);
    }

    private static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(ClientLimitsTest::number)
                .toList();
    }

    private static String attach(List<String> numbers) {
        return RawHttpConnection.attach("{\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":"
                + numbers.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")) + "}");
    }

    /** After this request an address is over the limit for more than an hour. */
    private static String manyWrongCredentials(String... headers) {
        return withCredentials(
                RawHttpConnection.attach(TestApplication.BODY, headers),
                IntStream.range(0, 100).mapToObj(i -> "wrong-" + i).toArray(String[]::new));
    }

    private static String forwardedFor(String... lines) {
        return manyWrongCredentials(List.of(lines).stream()
                .map(line -> "X-Forwarded-For: " + line + "\r\n")
                .toArray(String[]::new));
    }

    private static String withCredentials(String request, String... credentials) {
        return request.replace(
                "Token: " + TestApplication.CREDENTIAL + "\r\n",
                List.of(credentials).stream()
                        .map(credential -> "Token: " + credential + "\r\n")
                        .collect(Collectors.joining()));
    }

    private static String send(URI url, String from, String request) throws IOException {
        try (RawHttpConnection connection = new RawHttpConnection(url, from)) {
            return connection
                    .send(request.replaceFirst("Host: x\r\n", "Host: x\r\nConnection: close\r\n"))
                    .readToEnd();
        }
    }

    private static void assertStatus(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertEquals(status == 429, RETRY_AFTER.matcher(answer).find(), answer);
    }

    private static void assertRetryAfter(int min, int max, String answer) {
        assertStatus(429, answer);
        assertTrue(
                answer.endsWith(
                        "{\"error\":true,\"code\":429,\"message\":\"Too many requests, try again later\",\"data\":{}}"),
                answer);
        Matcher matcher = RETRY_AFTER.matcher(answer);
        assertTrue(matcher.find(), answer);
        int seconds = Integer.parseInt(matcher.group(1));
        assertTrue(min <= seconds && seconds <= max, answer);
    }
}
