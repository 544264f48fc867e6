package dev.attachphone.sandbox.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeaderTextTest {

    @Test
    void isOneLineOfAscii() {
        assertEquals("a  b ? c", HeaderText.of("a\r\nb \u0660 c"));
    }

    @Test
    void isBounded() {
        assertEquals(300, HeaderText.of("x".repeat(1_000)).length());
    }
}
