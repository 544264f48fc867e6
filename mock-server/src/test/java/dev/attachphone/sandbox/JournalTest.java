package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.sandbox.journal.Journal;
import org.junit.jupiter.api.Test;

class JournalTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    @Test
    void keepsWhatATokenSentWithoutTheToken() {
        String token = newToken();
        attach(token, "{\"agent_id\": 5}").send();
        attach(token + ":other", good(ATTACH)).send();
        Call.Answer answer = asked(token, "journal");
        JsonNode entries = answer.json().at("/data/entries");
        assertEquals(2, entries.size());
        assertEquals("{\"agent_id\": 5}", entries.at("/0/sent/body").asText());
        assertEquals("agent-id-required", entries.at("/0/given/answer").asText());
        assertFalse(answer.response().body().contains(token), answer.response().body());
        assertFalse(
                answer.response().body().contains("X-Sandbox-Finding"),
                answer.response().body());
    }

    @Test
    void isFilteredByTheAnswersName() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        attach(token, "agent_2", "san", NUMBER).send();
        JsonNode entries =
                asked(token, "journal?answer=already-attached").json().at("/data/entries");
        assertEquals(1, entries.size());
        assertEquals(409, entries.at("/0/given/status").asInt());
    }

    @Test
    void keepsFaultsToo() {
        String token = newToken();
        Call lost = attach(token, "agent_1", "san", NUMBER).header("Prefer", "fault=reply-lost");
        assertThrows(IllegalStateException.class, lost::send);
        Call reset = attach(token, "agent_1", "san", NUMBER).header("Prefer", "fault=connection-reset");
        assertThrows(IllegalStateException.class, reset::send);
        JsonNode entries = asked(token, "journal").json().at("/data/entries");
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
    void keepsWhatWasAskedForAndNoCredentialOfTheQuery() {
        String token = newToken();
        Call.json(url(ATTACH.path()) + "?x=1&token=" + token, good(ATTACH))
                .header("token", token)
                .header("Prefer", "code=409, delay=1")
                .send();
        Call.Answer answer = asked(token, "journal");
        assertFalse(answer.response().body().contains(token), answer.response().body());
        assertEquals(
                ATTACH.path() + "?x=1&token=$TOKEN",
                answer.json().at("/data/entries/0/sent/url").asText());
        assertTrue(asked(token, "journal.sh").response().body().contains("Prefer: code=409, delay=1"));
    }

    @Test
    void isBoundedPerToken() {
        String token = newToken();
        for (int i = 0; i < Journal.ENTRIES + 5; i++) {
            attach(token, "{}").header("X-Request-Id", "r" + i).send();
        }
        JsonNode entries = asked(token, "journal").json().at("/data/entries");
        assertEquals(Journal.ENTRIES, entries.size());
        assertEquals("r5", entries.at("/0/id").asText());
    }

    @Test
    void isWrittenAsHttpArchive() {
        String token = newToken();
        attach(token, good(ATTACH)).send();
        JsonNode log = asked(token, "journal.har").json().path("log");
        assertEquals("1.2", log.path("version").asText());
        assertEquals(url(ATTACH.path()), log.at("/entries/0/request/url").asText());
        assertEquals(200, log.at("/entries/0/response/status").asInt());
    }

    private Call.Answer asked(String token, String what) {
        return Call.to(url("/__sandbox/" + what))
                .method("GET")
                .header("token", token)
                .send();
    }
}
