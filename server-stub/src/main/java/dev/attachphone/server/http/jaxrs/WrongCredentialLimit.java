package dev.attachphone.server.http.jaxrs;

import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.http.connection.IpNetwork;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Limits the wrong credentials of each remote address (decision 23). IPv6 addresses are counted by /64.
 *
 * <p>The credentials of an address over the limit are not looked up, unless they were valid from this address
 * before. Addresses with wrong credentials, and digests of valid ones, are remembered in memory; the least
 * recently used ones are forgotten. Thread-safe.
 */
public final class WrongCredentialLimit {

    /** The number of addresses, and of valid credentials, that are remembered. */
    static final int MAX_REMEMBERED = 10_000;

    /** The combinations of many valid credentials could displace those of all other clients. */
    private static final int MAX_REMEMBERED_CREDENTIALS = 2;

    private static final int IPV4_PREFIX = 32;
    private static final int IPV6_PREFIX = 64;

    private final TokenBucket.RefillRate rate;
    private final LongSupplier nanoTime;
    private final Map<IpNetwork, TokenBucket> buckets = Collections.synchronizedMap(new RecentlyUsed<>());
    private final Set<String> valid = Collections.newSetFromMap(Collections.synchronizedMap(new RecentlyUsed<>()));

    /**
     * Creates a limit.
     *
     * @param perMinute the wrong credentials per minute of an address, which are also accepted at once after
     *     a pause
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public WrongCredentialLimit(int perMinute, LongSupplier nanoTime) {
        this.rate = new TokenBucket.RefillRate(perMinute, Duration.ofMinutes(1), perMinute);
        this.nanoTime = nanoTime;
    }

    /**
     * Starts to authenticate a request.
     *
     * @param client the address of the client
     * @param credentials all credentials of the request
     */
    Attempt attempt(InetAddress client, Collection<String> credentials) {
        IpNetwork address = IpNetwork.of(client, client instanceof Inet6Address ? IPV6_PREFIX : IPV4_PREFIX);
        return new Attempt(address, digest(address, credentials), credentials.size() <= MAX_REMEMBERED_CREDENTIALS);
    }

    /** The number of addresses in memory. */
    int trackedAddresses() {
        return buckets.size();
    }

    /** One request with credentials. */
    final class Attempt {

        private final IpNetwork address;
        private final String digest;
        private final boolean isRememberable;
        private final boolean wasValid;

        private Attempt(IpNetwork address, String digest, boolean isRememberable) {
            this.address = address;
            this.digest = digest;
            this.isRememberable = isRememberable;
            this.wasValid = valid.contains(digest);
        }

        /**
         * Empty if the credentials may be looked up; otherwise the time after which the address is within the
         * limit again.
         */
        Optional<Duration> delay() {
            return Optional.ofNullable(wasValid ? null : buckets.get(address))
                    .map(bucket -> bucket.at(nanoTime.getAsLong()).delayFor(1))
                    .filter(time -> !time.isZero());
        }

        /**
         * Counts the wrong credentials of this request. Those of requests that were processed at the same
         * time are counted even if they exceed the limit, and prolong the delay.
         */
        void completed(CredentialAuthenticator.Authentication result) {
            boolean isValid = result.credential().isPresent();
            if (isValid && isRememberable) {
                valid.add(digest);
            } else {
                valid.remove(digest);
            }
            // A valid request may repeat a wrong credential in another header. It guesses nothing.
            if (result.wrongCredentials() > 0 && !(isValid && wasValid)) {
                long now = nanoTime.getAsLong();
                buckets.compute(address, (key, last) -> rate.at(last, now).take(result.wrongCredentials()));
            }
        }
    }

    private static String digest(IpNetwork address, Collection<String> credentials) {
        String text = address + credentials.stream().distinct().sorted().collect(Collectors.joining("\n", "\n", ""));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform provides SHA-256", e);
        }
    }

    /** A map that forgets the entry that was not used for the longest time. Not thread-safe. */
    private static final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        RecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_REMEMBERED;
        }
    }
}
