package dev.attachphone.sandbox.prefer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreferHeaderSyntaxTest {

    @Test
    void namesAreCaseInsensitiveAndValuesMayBeQuoted() {
        assertEquals(Map.of("example", "a"), PreferHeader.preferences(List.of("EXAMPLE=\"a\"")));
        assertEquals(Map.of("example", "a"), PreferHeader.preferences(List.of("example = a; note=1")));
    }

    @Test
    void severalPreferencesAreReadFromOneLineOrSeveral() {
        assertEquals(
                Map.of("wait", "10", "code", "409", "respond-async", ""),
                PreferHeader.preferences(List.of("wait=10, code=409", "respond-async")));
    }

    @Test
    void theFirstPreferenceOfANameCounts() {
        assertEquals(Map.of("code", "409"), PreferHeader.preferences(List.of("code=409, code=200", "Code=500")));
    }

    @Test
    void quotedTextIsNotAPreference() {
        assertEquals(
                Map.of("x", "a, code=500", "code", "409"),
                PreferHeader.preferences(List.of("x=\"a, code=500\", code=409")));
    }
}
