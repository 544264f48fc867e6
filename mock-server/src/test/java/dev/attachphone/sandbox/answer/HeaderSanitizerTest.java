package dev.attachphone.sandbox.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeaderSanitizerTest {

    @Test
    void theValueIsOneLineOfAscii() {
        assertEquals("a  b ? c", HeaderSanitizer.sanitize("a\r\nb \u0660 c"));
    }

    @Test
    void longTextIsTruncated() {
        assertEquals(300, HeaderSanitizer.sanitize("x".repeat(1_000)).length());
    }
}
