package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WrongCredentialLimitTest {

    private static final String ADDRESS = "192.0.2.1";
    private static final Optional<Duration> NO_DELAY = Optional.empty();

    private long now = Long.MAX_VALUE - 1;
    private final WrongCredentialLimit limit = new WrongCredentialLimit(6, () -> now);

    private final Map<String, Account> valid = new HashMap<>(Map.of("mine", new Account("me")));
    private final List<String> lookups = new ArrayList<>();
    private final CredentialAuthenticator authenticator = new CredentialAuthenticator(
            (credential, instant) -> {
                lookups.add(credential);
                return Optional.ofNullable(valid.get(credential))
                        .map(account -> new ValidCredential(credential, account));
            },
            credential -> true,
            Clock.systemUTC());

    @Test
    void allowsTheNumberOfAMinuteAtOnceAndThenTheRate() {
        for (int i = 0; i < 6; i++) {
            assertEquals(NO_DELAY, send(ADDRESS, "wrong"));
        }
        assertEquals(delay(10), send(ADDRESS, "wrong"));
        advance(9);
        assertEquals(delay(1), send(ADDRESS, "wrong"));
        advance(1);
        assertEquals(NO_DELAY, send(ADDRESS, "wrong"));
        assertEquals(delay(10), send(ADDRESS, "wrong"));
    }

    @Test
    void credentialsOverTheLimitAreNotLookedUp() {
        block(ADDRESS);
        lookups.clear();

        assertEquals(delay(10), send(ADDRESS, "wrong"));
        assertEquals(delay(10), send(ADDRESS, "mine"));
        assertEquals(delay(10), send(ADDRESS, "mine", "wrong"));
        assertEquals(List.of(), lookups);
    }

    @Test
    void aCredentialThatWasValidFromTheAddressIsLookedUpOverTheLimit() {
        assertEquals(NO_DELAY, send(ADDRESS, "mine"));
        block(ADDRESS);

        assertEquals(NO_DELAY, send(ADDRESS, "mine", "mine"));
        assertEquals(delay(10), send(ADDRESS, "mine", "wrong"));
    }

    @Test
    void aCredentialThatWasValidFromAnotherAddressIsNotLookedUpOverTheLimit() {
        send("192.0.2.2", "mine");
        block(ADDRESS);

        assertEquals(delay(10), send(ADDRESS, "mine"));
    }

    @Test
    void aRevokedCredentialIsCountedAndNotLookedUpAgainOverTheLimit() {
        send(ADDRESS, "mine");
        block(ADDRESS);
        valid.clear();

        assertEquals(NO_DELAY, send(ADDRESS, "mine"));
        assertEquals(delay(20), send(ADDRESS, "mine"));
    }

    @Test
    void validCredentialsAreNotCounted() {
        for (int i = 0; i < 1_000; i++) {
            assertEquals(NO_DELAY, send(ADDRESS, "mine"));
        }
        assertEquals(0, limit.trackedAddresses());
    }

    @Test
    void everyWrongCredentialOfARequestIsCountedEvenIfAnotherIsValid() {
        send(ADDRESS, "mine", "wrong-1", "wrong-2", "wrong-2");
        send(ADDRESS, "wrong-1", "wrong-2", "wrong-3", "wrong-3");

        assertEquals(NO_DELAY, send(ADDRESS, "wrong"));
        assertEquals(delay(10), send(ADDRESS, "wrong"));
    }

    @Test
    void aWrongCredentialBesideAValidOneIsCountedOnce() {
        for (int i = 0; i < 1_000; i++) {
            assertEquals(NO_DELAY, send(ADDRESS, "mine", "old"));
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(NO_DELAY, send(ADDRESS, "wrong"));
        }
        assertEquals(delay(10), send(ADDRESS, "wrong"));
        assertEquals(NO_DELAY, send(ADDRESS, "old", "mine"));
    }

    @Test
    void validCredentialsOfSeveralAccountsAreNotCounted() {
        valid.put("other", new Account("somebody else"));
        for (int i = 0; i < 1_000; i++) {
            assertEquals(NO_DELAY, send(ADDRESS, "mine", "other"));
        }
    }

    @Test
    void wrongCredentialsOfConcurrentRequestsProlongTheDelay() {
        List<WrongCredentialLimit.Attempt> attempts = IntStream.range(0, 100)
                .mapToObj(i -> limit.attempt(address(ADDRESS), List.of("wrong")))
                .toList();
        attempts.forEach(attempt -> assertEquals(NO_DELAY, attempt.delay()));
        attempts.forEach(attempt -> attempt.completed(authenticator.authenticate(List.of("wrong"))));

        assertEquals(delay((100 - 6 + 1) * 10), send(ADDRESS, "wrong"));
    }

    @Test
    void ipv6AddressesAreCountedByTheir64BitPrefix() {
        block("2001:db8:0:1::1");

        assertEquals(delay(10), send("2001:db8:0:1:ffff:ffff:ffff:ffff", "wrong"));
        assertEquals(NO_DELAY, send("2001:db8:0:2::1", "wrong"));
    }

    @Test
    void ipv4AddressesAreCountedOneByOne() {
        block(ADDRESS);

        assertEquals(delay(10), send("::ffff:" + ADDRESS, "wrong"));
        assertEquals(NO_DELAY, send("192.0.2.0", "wrong"));
    }

    @Test
    void theLeastRecentlyUsedAddressIsForgotten() {
        block("10.0.0.0");
        block("10.0.0.1");
        for (int i = 2; i < WrongCredentialLimit.MAX_REMEMBERED; i++) {
            send("10.0." + i / 256 + "." + i % 256, "wrong");
        }
        assertEquals(delay(10), send("10.0.0.0", "wrong"));
        assertEquals(WrongCredentialLimit.MAX_REMEMBERED, limit.trackedAddresses());

        send("10.1.0.0", "wrong");

        assertEquals(WrongCredentialLimit.MAX_REMEMBERED, limit.trackedAddresses());
        assertEquals(delay(10), send("10.0.0.0", "wrong"));
        assertEquals(NO_DELAY, send("10.0.0.1", "wrong"));
    }

    @Test
    void theLeastRecentlyUsedValidCredentialIsForgotten() {
        valid.put("second", new Account("me"));
        send(ADDRESS, "second");
        send(ADDRESS, "mine");
        for (int i = 2; i < WrongCredentialLimit.MAX_REMEMBERED; i++) {
            send("10.0." + i / 256 + "." + i % 256, "mine");
        }
        send(ADDRESS, "second");
        send("10.1.0.0", "mine");
        block(ADDRESS);

        assertEquals(NO_DELAY, send(ADDRESS, "second"));
        assertEquals(delay(10), send(ADDRESS, "mine"));
    }

    private void block(String address) {
        while (send(address, "wrong").isEmpty()) {
            assertTrue(limit.trackedAddresses() > 0);
        }
    }

    /** Authenticates as a request does. */
    private Optional<Duration> send(String address, String... credentials) {
        WrongCredentialLimit.Attempt attempt = limit.attempt(address(address), List.of(credentials));
        Optional<Duration> delay = attempt.delay();
        if (delay.isEmpty()) {
            attempt.completed(authenticator.authenticate(List.of(credentials)));
        }
        return delay;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Optional<Duration> delay(int seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private void advance(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
