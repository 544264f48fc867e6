package dev.attachphone.sandbox.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberSyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "918062810341 | the plus sign is missing",
                "(918)062810341 | it contains something other than a plus sign and the digits 0 to 9",
                "+91 8062 810341 | it contains spaces or line breaks",
                "+\u0669\u0661 | it contains something other than a plus sign and the digits 0 to 9",
                "++491234 | it contains a second plus sign",
                "+0491234 | a country code does not start with 0",
                "+4 | it is too short",
                "+1234567890123456 | it has more than 15 digits",
                "'' | it is empty"
            })
    void explainsWhyANumberIsNotE164(String number, String fault) {
        assertEquals(fault, PhoneNumberSyntax.explain(number));
    }
}
