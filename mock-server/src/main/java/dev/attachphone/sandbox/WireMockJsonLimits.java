package dev.attachphone.sandbox;

import wiremock.com.fasterxml.jackson.core.StreamReadConstraints;

/** The limits of the JSON parser inside WireMock. */
final class WireMockJsonLimits {

    private WireMockJsonLimits() {}

    /**
     * Raises the limits, so that WireMock's schema matchers can parse every body that the sandbox accepts. The sandbox limits the size
     * of bodies itself. Must be called before WireMock creates its first parser.
     */
    static void raise() {
        StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build());
    }
}
