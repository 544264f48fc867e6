package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON numbers that most parsers cannot hold. They are of the wrong type, or in unknown fields. */
class JsonNumberEdgeCasesTest extends RunningSandbox {

    private static Stream<String> numbers() {
        return Stream.of(
                "1e400",
                "-1e-400",
                "1e2147483648",
                "1E+99999999999",
                "0e99999999999",
                "1e-99999999999999999999",
                "9".repeat(200_000),
                "0." + "9".repeat(200_000),
                "1e" + "9".repeat(200_000));
    }

    private static List<String> valuesWith(String number) {
        return List.of(number, "[" + number + "]", "{\"a\":" + number + "}", "{\"a\":[[" + number + "]]}");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberIsNotAText(String number) {
        for (String value : valuesWith(number)) {
            assertEquals(
                    "agent-id-required",
                    attach(newToken(), "{\"agent_id\":" + value + "}").send().name());
            assertEquals(
                    "agent-name-required",
                    create(newToken(), "{\"agent_name\":" + value + "}").send().name());
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberIsNotAPhoneNumber(String number) {
        assertEquals(
                "invalid-phone-number",
                attach(newToken(), "agent_1", "san", number).send().name());
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberInAnUnknownFieldIsIgnored(String number) {
        for (String value : valuesWith(number)) {
            assertEquals(
                    "attached",
                    attach(newToken(), with(value, good(ATTACH))).send().name());
            assertEquals(
                    "agent-created",
                    create(newToken(), with(value, good(CREATE))).send().name());
        }
    }

    private static String with(String value, String body) {
        return "{\"unknown\":" + value + "," + body.substring(1);
    }
}
