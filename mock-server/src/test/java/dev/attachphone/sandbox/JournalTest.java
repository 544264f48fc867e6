package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.sandbox.journal.Journal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    @Test
    void recordsRequestsOfATenantWithoutTheToken() {
        String token = newToken();
        attach(token, "{\"agent_id\": 5}").send();
        attach(token + ":other", good(ATTACH)).send();
        SandboxCall.SandboxReply sandboxReply = get(token, "journal");
        JsonNode entries = sandboxReply.json().at("/data/entries");
        assertEquals(2, entries.size());
        assertEquals("{\"agent_id\": 5}", entries.at("/0/sent/body").asText());
        assertEquals("agent-id-required", entries.at("/0/given/answer").asText());
        assertFalse(
                sandboxReply.response().body().contains(token),
                sandboxReply.response().body());
        assertFalse(
                sandboxReply.response().body().contains("X-Sandbox-Finding"),
                sandboxReply.response().body());
    }

    @Test
    void answerParameterSelectsAnAnswer() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        attach(token, "agent_2", "san", NUMBER).send();
        JsonNode entries = get(token, "journal?answer=already-attached").json().at("/data/entries");
        assertEquals(1, entries.size());
        assertEquals(409, entries.at("/0/given/status").asInt());
    }

    @Test
    void answerParameterSelectsAFault() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        SandboxCall lost = attach(token, "agent_1", "san", NUMBER).header("Prefer", "fault=reply-lost, delay=1");
        assertThrows(IllegalStateException.class, lost::send);
        assertEquals(
                1,
                get(token, "journal?answer=reply-lost")
                        .json()
                        .at("/data/entries")
                        .size());
        assertEquals(
                0,
                get(token, "journal?answer=truncated")
                        .json()
                        .at("/data/entries")
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "already-atached, already-attached",
        "agent-create, agent-created",
        "reply_lost, reply-lost",
        "unknown-preferences, unknown-preference"
    })
    void unknownAnswerIsRejectedWithTheMostSimilarNameFirst(String mistyped, String nearest) {
        for (String form : List.of("journal", "journal.har", "journal.sh")) {
            SandboxCall.SandboxReply sandboxReply = get(newToken(), form + "?answer=" + mistyped);
            assertEquals(400, sandboxReply.status());
            String message = sandboxReply.json().path("message").asText();
            assertTrue(
                    message.startsWith(
                            "Unknown answer '" + mistyped + "'. The answers and faults are: " + nearest + ", "),
                    message);
            assertTrue(ATTACH.answers().keySet().stream().allMatch(message::contains), message);
        }
    }

    @Test
    void recordsFaults() {
        String token = newToken();
        SandboxCall lost = attach(token, "agent_1", "san", NUMBER).header("Prefer", "fault=reply-lost");
        assertThrows(IllegalStateException.class, lost::send);
        SandboxCall reset = attach(token, "agent_1", "san", NUMBER).header("Prefer", "fault=connection-reset");
        assertThrows(IllegalStateException.class, reset::send);
        JsonNode entries = get(token, "journal").json().at("/data/entries");
        assertEquals(
                "attached fault=reply-lost",
                entries.at("/0/given/answer").asText() + " "
                        + entries.at("/0/given/effect").asText());
        assertEquals(
                "connection-reset 0",
                entries.at("/1/given/answer").asText() + " "
                        + entries.at("/1/given/status").asInt());
    }

    @Test
    void recordsPreferencesAndRedactsTheQuery() {
        String token = newToken();
        SandboxCall.json(url(ATTACH.path()) + "?x=1&token=" + token, good(ATTACH))
                .header("token", token)
                .header("Prefer", "code=409, delay=1")
                .send();
        SandboxCall.SandboxReply sandboxReply = get(token, "journal");
        assertFalse(
                sandboxReply.response().body().contains(token),
                sandboxReply.response().body());
        assertEquals(
                ATTACH.path() + "?x=1&token=$TOKEN",
                sandboxReply.json().at("/data/entries/0/sent/url").asText());
        assertTrue(get(token, "journal.sh").response().body().contains("Prefer: code=409, delay=1"));
    }

    @Test
    void keepsOnlyTheLatestEntriesOfATenant() {
        String token = newToken();
        for (int i = 0; i < Journal.MAX_ENTRIES_PER_TENANT + 5; i++) {
            attach(token, "{}").header("X-Request-Id", "r" + i).send();
        }
        JsonNode entries = get(token, "journal").json().at("/data/entries");
        assertEquals(Journal.MAX_ENTRIES_PER_TENANT, entries.size());
        assertEquals("r5", entries.at("/0/id").asText());
    }

    @Test
    void describesTheRequestAndWhatForcedItsAnswer() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        attach(token, "agent_1", "san", NUMBER)
                .header("Prefer", "code=409, delay=30")
                .send();
        attach(token, "agent_already_attached", "san", NUMBER).send();
        String numbers =
                IntStream.range(0, 9).mapToObj(i -> "\"+493000000" + i + "\"").collect(Collectors.joining(","));
        attach(token, "agent_1", "san", numbers).send();
        create(token, "{\"agent_name\": \"Support\"}").send();
        JsonNode entries = get(token, "journal").json().at("/data/entries");
        assertEquals("agent_1", entries.at("/0/sent/agent").asText());
        assertEquals("+4930123456", entries.at("/0/sent/numbers/0").asText());
        assertEquals("natural", entries.at("/0/given/cause").asText());
        assertEquals("prefer-header", entries.at("/1/given/cause").asText());
        assertTrue(entries.at("/1/duration_ms").asInt() >= 30, entries.at("/1").toString());
        assertEquals("magic-agent", entries.at("/2/given/cause").asText());
        assertEquals(9, entries.at("/3/sent/all_numbers").asInt());
        assertEquals(5, entries.at("/3/sent/numbers").size());
        assertEquals("Support", entries.at("/4/sent/agent").asText());
    }

    @Test
    void saysWhetherTheAnswerWasDelivered() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        for (String fault : List.of("reply-lost", "connection-reset")) {
            SandboxCall call = attach(token, "agent_1", "san", NUMBER).header("Prefer", "fault=" + fault);
            assertThrows(IllegalStateException.class, call::send);
        }
        JsonNode entries = get(token, "journal").json().at("/data/entries");
        assertTrue(entries.at("/0/given/is_delivered").asBoolean());
        assertFalse(entries.at("/1/given/is_delivered").asBoolean());
        assertFalse(entries.at("/2/given/is_delivered").asBoolean());
    }

    @Test
    void searchAndSinceSelectEntries() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        attach(token, "agent_2", "san", NUMBER).header("X-Request-Id", "second").send();
        assertEquals(
                1,
                get(token, "journal?search=AGENT_2").json().at("/data/entries").size());
        assertEquals(
                1,
                get(token, "journal?search=second").json().at("/data/entries").size());
        for (String shown : List.of("post%20/api", "natural")) {
            assertEquals(
                    2,
                    get(token, "journal?search=" + shown)
                            .json()
                            .at("/data/entries")
                            .size(),
                    shown);
        }
        assertEquals(
                1, get(token, "journal?search=409").json().at("/data/entries").size());
        assertEquals(
                0,
                get(token, "journal?search=forced").json().at("/data/entries").size());
        JsonNode entries = get(token, "journal?search=%2B4930123456&since=2020-01-01T00:00:00Z")
                .json()
                .at("/data/entries");
        assertEquals(2, entries.size());
        assertEquals(
                0,
                get(token, "journal?since=2999-01-01T00:00:00Z")
                        .json()
                        .at("/data/entries")
                        .size());
        assertEquals(400, get(token, "journal?since=yesterday").status());
    }

    @Test
    void isAvailableAsHttpArchive() {
        String token = newToken();
        attach(token, good(ATTACH)).header("Prefer", "delay=30").send();
        JsonNode log = get(token, "journal.har").json().path("log");
        assertEquals("1.2", log.path("version").asText());
        assertEquals(url(ATTACH.path()), log.at("/entries/0/request/url").asText());
        assertEquals(200, log.at("/entries/0/response/status").asInt());
        assertTrue(log.at("/entries/0/time").asInt() >= 30, "the time contains the delay");
        assertEquals(log.at("/entries/0/time"), log.at("/entries/0/timings/wait"));
    }

    private SandboxCall.SandboxReply get(String token, String resource) {
        return SandboxCall.to(url("/__sandbox/" + resource))
                .method("GET")
                .header("token", token)
                .send();
    }
}
