package dev.attachphone.sandbox.prefer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreferenceLinesTest {

    @Test
    void namesAreCaseInsensitiveAndValuesMayBeQuoted() {
        assertEquals(Map.of("example", "a"), PreferenceLines.read(List.of("EXAMPLE=\"a\"")));
        assertEquals(Map.of("example", "a"), PreferenceLines.read(List.of("example = a; note=1")));
    }

    @Test
    void standInOneLineOrSeveral() {
        assertEquals(
                Map.of("wait", "10", "code", "409", "respond-async", ""),
                PreferenceLines.read(List.of("wait=10, code=409", "respond-async")));
    }

    @Test
    void firstOfANameCounts() {
        assertEquals(Map.of("code", "409"), PreferenceLines.read(List.of("code=409, code=200", "Code=500")));
    }

    @Test
    void quotedTextIsNoPreference() {
        assertEquals(
                Map.of("x", "a, code=500", "code", "409"),
                PreferenceLines.read(List.of("x=\"a, code=500\", code=409")));
    }
}
