package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.check.CheckOutcome;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers that the suite requires of every answer, and of the answers with certain statuses. */
class ReplyHeaderValidatorTest {

    private static final String LIMITED = "POST with Prefer: example=too-many-requests";
    private static final String OVERLOADED = "POST with Prefer: example=overloaded";
    private static final String CODED = "POST with Content-Encoding: br and a body without coding";
    private static final String WRONG_TYPE = "POST with an empty Content-Type";

    @ParameterizedTest
    @ValueSource(strings = {"1", "60", "3600"})
    void wholeSecondsAreAcceptedAsRetryAfter(String seconds) throws Exception {
        assertTrue(failures(LIMITED, "too-many-requests", Map.of("Retry-After", seconds))
                .isEmpty());
        assertTrue(failures(OVERLOADED, "overloaded", Map.of("Retry-After", seconds))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "01", "soon", "Sat, 24 Jan 2026 10:30:19 GMT"})
    void otherValuesOfRetryAfterFail(String value) throws Exception {
        assertTrue(failures(LIMITED, "too-many-requests", Map.of("Retry-After", value))
                .contains("header Retry-After: expected whole seconds"));
    }

    @Test
    void anAnswerWith429Or503WithoutRetryAfterFails() throws Exception {
        assertTrue(failures(LIMITED, "too-many-requests", Map.of()).contains("header Retry-After"));
        assertTrue(failures(OVERLOADED, "overloaded", Map.of()).contains("header Retry-After"));
    }

    @Test
    void anUnsupportedContentCodingIsAnsweredWithAcceptEncoding() throws Exception {
        assertEquals("", failures(CODED, "unsupported-media-type", Map.of("Accept-Encoding", "identity")));
        assertTrue(failures(CODED, "unsupported-media-type", Map.of()).contains("header Accept-Encoding"));
        assertTrue(failures(CODED, "unsupported-media-type", Map.of("Accept-Encoding", "gzip"))
                .contains("header Accept-Encoding"));
    }

    @Test
    void aWrongContentTypeIsAnsweredWithoutAcceptEncoding() throws Exception {
        assertEquals("", failures(WRONG_TYPE, "unsupported-media-type", Map.of()));
        assertTrue(failures(WRONG_TYPE, "unsupported-media-type", Map.of("Accept-Encoding", "identity"))
                .contains("header Accept-Encoding: expected none"));
    }

    private static String failures(String name, String answer, Map<String, String> headers) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        NamedAnswer expected = Contract.load().operation("attachPhoneNumber").answer(answer);
        if (name.contains("Prefer")) {
            all.put("Preference-Applied", "example=" + answer);
        }
        CheckOutcome outcome =
                new FixedAnswerServer(expected.status(), all, expected.body().toString()).play(name);
        return String.join("\n", outcome.failures());
    }
}
