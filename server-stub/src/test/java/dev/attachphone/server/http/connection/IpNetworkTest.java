package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IP addresses and networks in text form. */
final class IpNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1/32",
        "192.0.2.1/32, 192.0.2.1/32",
        "10.1.2.3/8, 10.0.0.0/8",
        "10.255.255.255/9, 10.128.0.0/9",
        "255.255.255.255/0, 0.0.0.0/0",
        "::1, 0:0:0:0:0:0:0:1/128",
        "2001:DB8:ffff:ffff::/33, 2001:db8:8000:0:0:0:0:0/33",
        "fe80::1/64, fe80:0:0:0:0:0:0:0/64",
        "::/0, 0:0:0:0:0:0:0:0/0",
        "::ffff:10.1.2.3, 10.1.2.3/32",
        "::ffff:10.1.2.3/8, 10.0.0.0/8"
    })
    void addressesAndNetworksAreParsed(String text, String network) {
        assertEquals(Optional.of(network), IpNetwork.parse(text).map(IpNetwork::toString));
    }

    /** Java looks some of them up as host names, and takes others for addresses in an old notation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "localhost/8",
                "unknown",
                "_hidden",
                "a",
                "abc",
                "abc:",
                ".:",
                ":",
                ":::",
                "1",
                "127.1",
                "127.0.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "127.0.0.01",
                "2130706433",
                "256.0.0.1",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4\n",
                "١.2.3.4",
                "[::1]",
                "::1%lo",
                "::1%1",
                "1::2::3",
                "12345::",
                "1:2:3:4:5:6:7:8:9",
                "::1.2.3",
                "::256.1.1.1",
                "/",
                "/8",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/+8",
                "1.2.3.4/8/8",
                "1.2.3.4/x",
                "1.2.3.4/1000",
                "1.2.3.4/99999999999",
                "::/129",
                "::ffff:10.0.0.0/104",
                "1.2.3.4/255.0.0.0",
                "*",
                "10.*"
            })
    void otherTextsAreRejected(String text) {
        assertEquals(Optional.empty(), IpNetwork.parse(text).map(IpNetwork::toString));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.255, true",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 127.0.0.1, false",
        "::/0, ::1, true",
        "127.0.0.1, ::ffff:127.0.0.1, true",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false"
    })
    void aNetworkContainsTheAddressesWithItsPrefix(String network, String address, boolean contained) {
        assertEquals(
                contained,
                IpNetwork.parse(network)
                        .orElseThrow()
                        .contains(IpAddressLiteral.parse(address).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3/8, 10.3.2.1/8, true", "10.0.0.0/8, 10.0.0.0/9, false", "10.0.0.0/8, 11.0.0.0/8, false"})
    void networksAreEqualIfTheyContainTheSameAddresses(String one, String other, boolean equal) {
        IpNetwork network = IpNetwork.parse(one).orElseThrow();
        IpNetwork second = IpNetwork.parse(other).orElseThrow();

        assertEquals(equal, network.equals(second));
        assertTrue(!equal || network.hashCode() == second.hashCode());
    }
}
