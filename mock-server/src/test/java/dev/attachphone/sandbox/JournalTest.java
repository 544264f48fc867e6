package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.sandbox.journal.Journal;
import java.util.List;
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
    void isAvailableAsHttpArchive() {
        String token = newToken();
        attach(token, good(ATTACH)).send();
        JsonNode log = get(token, "journal.har").json().path("log");
        assertEquals("1.2", log.path("version").asText());
        assertEquals(url(ATTACH.path()), log.at("/entries/0/request/url").asText());
        assertEquals(200, log.at("/entries/0/response/status").asInt());
    }

    private SandboxCall.SandboxReply get(String token, String resource) {
        return SandboxCall.to(url("/__sandbox/" + resource))
                .method("GET")
                .header("token", token)
                .send();
    }
}
