package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextConditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "My company", " a ", "شركة", "חברה\u200f 1", "公司 \ud83d\ude00", "a\u00a0b"})
    void printableTextsAreAccepted(String text) {
        assertEquals(true, TextCondition.PRINTABLE.isMetBy(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "a\nb",
                "a\u0000",
                "\u007fa",
                "a\u0085",
                "a\u2028b",
                "\ud83d",
                "a\u202eb",
                "\u2066a",
                "a\u2069",
                "a\n"
            })
    void controlCharactersAndChangesOfDirectionAreNotPrintable(String text) {
        assertEquals(false, TextCondition.PRINTABLE.isMetBy(text));
    }
}
