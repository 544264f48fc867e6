package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(Stream.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32")
            .map(text -> IpNetwork.parse(text).orElseThrow())
            .toList());

    /** The lines of the header are separated by a vertical bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "198.51.100.1; ''; 198.51.100.1",
                "198.51.100.1; 203.0.113.1; 198.51.100.1",
                "192.0.2.2; 203.0.113.1; 192.0.2.2",
                "192.0.2.1; 203.0.113.1; 203.0.113.1",
                "192.0.2.1; ''; 192.0.2.1",
                // What is to the left of the right-most untrusted address was sent by the client.
                "192.0.2.1; 203.0.113.9, 203.0.113.1; 203.0.113.1",
                "192.0.2.1; 10.0.0.7, 203.0.113.1; 203.0.113.1",
                "192.0.2.1; 203.0.113.9, 203.0.113.1, 10.0.0.7, 10.0.0.8; 203.0.113.1",
                "192.0.2.1; 203.0.113.9 | 203.0.113.1 | 10.0.0.7; 203.0.113.1",
                "192.0.2.1; 203.0.113.9, 203.0.113.1 | 10.0.0.7; 203.0.113.1",
                "192.0.2.1; 203.0.113.9 | 203.0.113.1, 10.0.0.7; 203.0.113.1",
                // Only trusted addresses.
                "192.0.2.1; 10.0.0.7, 10.0.0.8; 10.0.0.7",
                // What is not an address, and everything to the left of it, is ignored.
                "192.0.2.1; 203.0.113.1, unknown; 192.0.2.1",
                "192.0.2.1; 203.0.113.1, localhost, 10.0.0.8; 10.0.0.8",
                "192.0.2.1; 203.0.113.1, 1.2.3.4.5, 10.0.0.8; 10.0.0.8",
                "192.0.2.1; 203.0.113.1 10.0.0.8; 192.0.2.1",
                "192.0.2.1; 203.0.113.1:99999999; 192.0.2.1",
                "192.0.2.1; [203.0.113.1; 192.0.2.1",
                "192.0.2.1; for=203.0.113.1; 192.0.2.1",
                // Empty elements are not counted.
                "192.0.2.1; , 203.0.113.1 ,, ; 203.0.113.1",
                "192.0.2.1; 203.0.113.1 | ; 203.0.113.1",
                "192.0.2.1; ,,,; 192.0.2.1",
                // IPv6, and addresses with a port.
                "2001:db8::1; 2001:db9::1, 2001:db8::2; 2001:db9::1",
                "10.0.0.1; [2001:db9::1]; 2001:db9::1",
                "10.0.0.1; [2001:db9::1]:443; 2001:db9::1",
                "10.0.0.1; 203.0.113.1:51234; 203.0.113.1",
                "10.0.0.1; ::ffff:203.0.113.1; 203.0.113.1",
                "::ffff:10.0.0.1; 203.0.113.1; 203.0.113.1"
            })
    void theClientIsTheRightMostAddressThatIsNotTrusted(String peer, String header, String client) {
        List<String> lines = Arrays.asList(header.split("\\|"));

        assertEquals(address(client), proxies.clientOf(address(peer), lines));
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.1", "10.0.0.1"})
    void withoutTrustedProxiesTheClientIsThePeer(String peer) {
        assertEquals(address(peer), new TrustedProxies(List.of()).clientOf(address(peer), List.of("203.0.113.1")));
    }

    private static InetAddress address(String text) {
        return IpAddressLiteral.parse(text).orElseThrow();
    }
}
