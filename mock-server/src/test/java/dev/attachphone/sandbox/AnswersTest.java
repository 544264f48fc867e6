package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest extends RunningSandbox {

    private static final String REASON = "X-Sandbox-Because";
    private static final String NUMBER = "\"+918062810341\"";

    private SandboxCall.SandboxReply expect(Operation operation, String name, SandboxCall sandboxCall) {
        SandboxCall.SandboxReply sandboxReply = sandboxCall.send();
        NamedAnswer named = operation.answer(name);
        assertEquals(name, sandboxReply.name(), sandboxReply.toString());
        assertEquals(named.status(), sandboxReply.status());
        assertEquals("application/json", sandboxReply.header("Content-Type"));
        assertEquals("no-store", sandboxReply.header("Cache-Control"));
        assertEquals("nosniff", sandboxReply.header("X-Content-Type-Options"));
        assertFalse(sandboxReply.header("X-Sandbox-Because").isEmpty());
        assertFalse(sandboxReply.header("Content-Length").isEmpty());
        return sandboxReply;
    }

    private void expectExample(Operation operation, String name, SandboxCall sandboxCall) {
        assertEquals(
                operation.answer(name).body().toString(),
                expect(operation, name, sandboxCall).response().body());
    }

    /** The answers that the body alone leads to. */
    static Stream<String> answersToABody() {
        return ATTACH.precedence().stream()
                .filter(name -> ATTACH.answer(name).violates().isPresent());
    }

    @ParameterizedTest
    @MethodSource("answersToABody")
    void aRequestExampleLeadsToTheAnswerThatItIsNamedAfter(String name) {
        expectExample(ATTACH, name, attach(newToken(), example(ATTACH, name)));
    }

    @Test
    void anUnknownAgentIsAnsweredWithAgentNotFound() {
        expectExample(ATTACH, "agent-not-found", attach(newToken(), example(ATTACH, "agent-not-found")));
    }

    @Test
    void aMissingOrExpiredCredentialIsAnsweredWithInvalidAuth() {
        expectExample(ATTACH, "invalid-auth", SandboxCall.json(url(ATTACH.path()), good(ATTACH)));
        expectExample(ATTACH, "invalid-auth", attach("YOUR_AUTH_TOKEN:expired", good(ATTACH)));
        expectExample(CREATE, "invalid-auth", SandboxCall.json(url(CREATE.path()), good(CREATE)));
    }

    @ParameterizedTest
    @CsvSource({"1, attached", "300, attached", "512, attached", "513, invalid-auth"})
    void aTokenHasAtMost512Characters(int length, String answer) {
        expect(ATTACH, answer, attach("x".repeat(length), good(ATTACH)));
    }

    @Test
    void aProviderThatIsNotConfiguredIsRefused() {
        expectExample(ATTACH, "provider-not-configured", attach(newToken() + ":other", "agent_x", "twilio", NUMBER));
    }

    @Test
    void aNumberOfAnotherAccountIsRefusedWithoutNamingItsHolder() {
        String token = newToken();
        attach(token, "agent_secret", "san", NUMBER).send();
        SandboxCall sandboxCall = attach(token + ":other", "agent_x", "san", NUMBER);
        expectExample(ATTACH, "attached-to-another-account", sandboxCall);
        assertFalse(sandboxCall.send().header("X-Sandbox-Because").contains("agent_secret"));
    }

    @Test
    void aNumberOfAnotherAgentIsRefusedWithTheNameOfItsHolder() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        SandboxCall.SandboxReply sandboxReply =
                expect(ATTACH, "already-attached", attach(token, "agent_2", "san", NUMBER));
        assertEquals(
                "Phone number already attached to agent: agent_1",
                sandboxReply.json().path("message").asText());
        assertEquals(
                "{\"existing_agent_id\":\"agent_1\",\"phone_number\":\"+918062810341\"}",
                sandboxReply.json().path("data").toString());
        expect(ATTACH, "already-attached", attach(token, "agent_1", "twilio", NUMBER));
    }

    @Test
    void attachedIsAnsweredWithCurrentTimestamps() {
        long before = System.currentTimeMillis();
        String token = newToken();
        SandboxCall sandboxCall = attach(token, "agent_1", "san", NUMBER + ",\"+12025551234\"," + NUMBER);
        SandboxCall.SandboxReply sandboxReply = expect(ATTACH, "attached", sandboxCall);
        assertTrue(sandboxReply.json().path("timestamp").asLong() >= before);
        assertTrue(sandboxReply
                .json()
                .at("/data/attached_at")
                .asText()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        assertEquals(
                "[\"+918062810341\",\"+12025551234\"]",
                sandboxReply.json().at("/data/phone_numbers").toString());
        assertEquals(
                sandboxReply.json().path("data"),
                expect(ATTACH, "attached", sandboxCall).json().path("data"));
    }

    @Test
    void httpErrorsPrecedeAllOthers() {
        String bad = "not json";
        expectExample(ATTACH, "unknown-path", SandboxCall.json(url(ATTACH.path() + "/"), bad));
        expectExample(ATTACH, "unknown-path", SandboxCall.json(url("/api/agent/attach%2Dphone-number"), bad));
        assertEquals(
                "POST",
                expect(
                                ATTACH,
                                "method-not-allowed",
                                SandboxCall.to(url(ATTACH.path())).method("GET"))
                        .header("Allow"));
        expectExample(
                ATTACH, "method-not-allowed", SandboxCall.to(url(ATTACH.path())).method("OPTIONS"));
        expectExample(
                ATTACH,
                "unsupported-media-type",
                SandboxCall.to(url(ATTACH.path())).body(bad));
        expectExample(
                ATTACH,
                "not-acceptable",
                SandboxCall.json(url(ATTACH.path()), bad).header("Accept", "text/html"));
        expectExample(ATTACH, "body-too-large", SandboxCall.json(url(ATTACH.path()), " ".repeat(262_145)));
        expect(
                ATTACH,
                "attached",
                attach(
                        newToken(),
                        good(ATTACH) + " ".repeat(262_144 - good(ATTACH).length())));
    }

    @Test
    void invalidContentTypesAreRefused() {
        for (String type : new String[] {
            "application/json; charset=foo",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            ";",
            "application/json; charset="
        }) {
            expectExample(
                    ATTACH,
                    "unsupported-media-type",
                    SandboxCall.to(url(ATTACH.path()))
                            .header("Content-Type", type)
                            .body("a=%zz&b"));
        }
        expect(
                ATTACH,
                "attached",
                SandboxCall.to(url(ATTACH.path()))
                        .header("Content-Type", "Application/JSON; charset=\"UTF8\"; a=\"; charset=none\"")
                        .header("api_access_token", newToken())
                        .body(good(ATTACH)));
    }

    @Test
    void bodiesWithAContentCodingAreRefused() {
        for (String coding : new String[] {"gzip", "GZIP", "br", "identity, gzip", "aes128gcm"}) {
            SandboxCall.SandboxReply refusal = expect(
                    ATTACH,
                    "unsupported-media-type",
                    attach(newToken(), good(ATTACH)).header("Content-Encoding", coding));
            assertEquals("identity", refusal.header("Accept-Encoding"), coding);
        }
        SandboxCall twoLines = attach(newToken(), good(ATTACH))
                .header("Content-Encoding", "identity")
                .header("content-encoding", "gzip");
        assertEquals(
                "the Content-Encoding is 'gzip', and bodies are never decoded",
                twoLines.send().header(REASON));
        expect(ATTACH, "attached", attach(newToken(), good(ATTACH)).header("Content-Encoding", "Identity, ,"));
    }

    @Test
    void acceptEncodingIsSentOnlyIfTheContentCodingIsTheReason() {
        SandboxCall text = SandboxCall.to(url(ATTACH.path())).header("Content-Type", "text/plain");
        assertEquals("", expect(ATTACH, "unsupported-media-type", text).header("Accept-Encoding"));
        SandboxCall forced = attach(newToken(), good(ATTACH))
                .header("Content-Encoding", "gzip")
                .header("Prefer", "example=unsupported-media-type");
        assertEquals("", expect(ATTACH, "unsupported-media-type", forced).header("Accept-Encoding"));
    }

    @Test
    void theContentEncodingIsInTheJournalAsItWasSent() {
        String token = newToken();
        attach(token, good(ATTACH)).header("content-Encoding", "gzip").send();
        String journal = SandboxCall.to(url("/__sandbox/journal"))
                .method("GET")
                .header("token", token)
                .send()
                .response()
                .body();
        assertTrue(journal.toLowerCase(Locale.ROOT).contains("content-encoding"), journal);
        assertFalse(journal.contains("as sent"), journal);
    }

    @Test
    void gzipWithoutAContentEncodingIsNotInflated() {
        expect(ATTACH, "malformed-body", attach(newToken(), "\u001f\u008b\u0008"));
    }

    @Test
    void anUnpairedSurrogateIsAnsweredWithMalformedBody() {
        SandboxCall body = attach(newToken(), good(ATTACH).replace("{", "{\"x\":\"\\ud800\","));
        assertEquals(
                "a string or a key has an unpaired surrogate, such as \\ud800",
                expect(ATTACH, "malformed-body", body).header(REASON));
    }

    @ParameterizedTest
    @CsvSource({
        "request-timeout, 408, ''",
        "uri-too-long, 414, ''",
        "headers-too-large, 431, ''",
        "unsupported-transfer-coding, 501, ''",
        "overloaded, 503, 1",
        "too-many-requests, 429, 1"
    })
    void answersToLimitsCanBeForced(String name, int status, String retryAfter) {
        for (Operation operation : new Operation[] {ATTACH, CREATE}) {
            for (String preference : new String[] {"example=" + name, "code=" + status}) {
                SandboxCall forced = SandboxCall.to(url(operation.path())).header("Prefer", preference);
                expectExample(operation, name, forced);
                assertEquals(retryAfter, forced.send().header("Retry-After"));
            }
        }
        String agent = "agent_" + name.replace('-', '_');
        SandboxCall magic = attach(newToken(), agent, "san", NUMBER);
        assertEquals(retryAfter, expect(ATTACH, name, magic).header("Retry-After"));
    }

    @Test
    void tooManyNumbersAreDecidedAfterMissingNumbersAndBeforeTheProvider() {
        String numbers = numbers(1001);
        expectExample(ATTACH, "provider-required", attach(newToken(), "agent_1", "", numbers));
        SandboxCall tooMany = attach(newToken(), "agent_1", "unknown", numbers + ",\"invalid\",7");
        expectExample(ATTACH, "too-many-numbers", tooMany);
        assertEquals(
                "numbers has 1002 different strings; at most 1000 are allowed",
                tooMany.send().header(REASON));
    }

    @Test
    void duplicatesAndOtherValuesAreNotCountedAsNumbers() {
        expect(ATTACH, "attached", attach(newToken(), "agent_1", "san", numbers(1000) + "," + numbers(1000)));
        expect(ATTACH, "invalid-phone-number", attach(newToken(), "agent_1", "san", numbers(1000) + ",1,2,null"));
    }

    private static String numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"+" + (4_930_000_000L + i) + "\"")
                .collect(Collectors.joining(","));
    }

    @Test
    void everyAnswerHasADate() {
        for (SandboxCall call : new SandboxCall[] {
            attach(newToken(), good(ATTACH)),
            SandboxCall.to(url("/unknown")),
            SandboxCall.to(url("/__sandbox/answers")).method("GET"),
            SandboxCall.to(url("/__sandbox/health")).method("GET"),
            SandboxCall.to(url("/")).method("GET")
        }) {
            assertFalse(call.send().header("Date").isEmpty(), call.send().toString());
        }
    }

    @Test
    void bodiesWithLongNumbersAndStringsAreParsed() {
        String body =
                good(ATTACH).replace("{", "{\"x\":" + "9".repeat(5_000) + ",\"y\":\"" + "z".repeat(200_000) + "\",");
        expect(ATTACH, "attached", attach(newToken(), body));
        expect(ATTACH, "attached", attach(newToken(), good(ATTACH).replace("{", "{\"x\":1e99999,")));
    }

    @Test
    void aCreatedAgentCanBeAttachedTo() {
        String token = "YOUR_AUTH_TOKEN";
        SandboxCall.SandboxReply created = expect(CREATE, "agent-created", create("bearer " + token, good(CREATE)));
        String id = created.json().path("id").asText();
        assertTrue(id.matches("agent_[a-z0-9]{12}"), id);
        expect(ATTACH, "attached", attach(token, id, "san", "\"+4930123456\""));
        expect(ATTACH, "agent-not-found", attach(token + ":other", id, "san", "\"+4930123456\""));
    }

    @Test
    void optionalFieldsOfTheWrongTypeAreIgnored() {
        expectExample(CREATE, "agent-name-required", create(newToken(), "{\"agent_name\":\"\\u3000\"}"));
        SandboxCall.SandboxReply created = expect(
                CREATE,
                "agent-created",
                create(
                        newToken(),
                        "{\"agent_name\":\"a\",\"prompt\":1,\"voice\":{\"provider\":2,\"voice_id\":\"v\",\"x\":\"y\"}}"));
        assertEquals("{\"voice_id\":\"v\"}", created.json().path("voice").toString());
        assertFalse(created.json().has("prompt"));
    }

    @Test
    void theFindingHeaderOfAClientIsIgnored() {
        for (String name : new String[] {"X-Sandbox-Finding", "x-sandbox-finding"}) {
            expect(ATTACH, "attached", attach(newToken(), good(ATTACH)).header(name, "invalid-auth"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+918062810341\\n",
                "+0123",
                "+1",
                "+1234567890123456",
                "918062810341",
                "(918) 062-810341",
                "+91 8062 810341",
                "+٩١٨٠٦٢٨١٠٣٤١",
                ""
            })
    void aNumberThatIsNotE164IsRefused(String number) {
        expectExample(ATTACH, "invalid-phone-number", attach(newToken(), "agent_1", "san", "\"" + number + "\""));
    }

    @Test
    void theReasonNamesWhatIsWrongWithTheBody() {
        for (Map.Entry<String, String> entry : Map.of(
                        "{\"agent_id\":5}",
                                "agent_id is a number; it must be a string (other pages of the vendor use integers, this one uses strings);"
                                        + " also wrong: /provider, /numbers",
                        "{\"agent_id\":true}",
                                "agent_id is a boolean; it must be a string; also wrong: /provider, /numbers",
                        "{\"agent_id\":\"\\u00a0\"}", "agent_id is blank; also wrong: /provider, /numbers",
                        "{\"agent_id\":\"a\",\"provider\":null}", "provider is null; also wrong: /numbers",
                        "{\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":[]}", "numbers is empty",
                        "{\"agent_id\":\"a\",\"provider\":\"san\",\"phone_number\":\"+1\"}",
                                "numbers is missing; this body has phone_number, but the page calls the array `numbers` canonical",
                        "{\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":[\"+1234\",\"123\"]}",
                                "numbers[1] is not E.164: the plus sign is missing",
                        "{\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":[7]}",
                                "numbers[0] is a number; it must be a string",
                        "", "the body is empty")
                .entrySet()) {
            assertEquals(
                    entry.getValue(), attach(newToken(), entry.getKey()).send().header("X-Sandbox-Because"));
        }
    }
}
