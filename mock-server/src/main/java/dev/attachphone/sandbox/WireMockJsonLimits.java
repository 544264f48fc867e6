package dev.attachphone.sandbox;

import wiremock.com.fasterxml.jackson.core.StreamReadConstraints;

/** The limits of the JSON reader that WireMock brings along. */
final class WireMockJsonLimits {

    private WireMockJsonLimits() {}

    /**
     * Lets its schema matchers read whatever body the sandbox accepts; the size of a body is bounded elsewhere. Must be called
     * before WireMock makes its first reader.
     */
    static void raise() {
        StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build());
    }
}
