package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomFaultsTest extends RunningSandbox {

    /** The sequence depends on seed and token. The one of this token contains no slow body and only short delays. */
    private static final String TOKEN_OF_A_QUICK_SEQUENCE = "same-seed-24";

    @Test
    void theSameSeedCausesTheSameFaults() {
        String token = TOKEN_OF_A_QUICK_SEQUENCE;
        List<String> first = effects(token);
        assertTrue(first.stream().anyMatch(effect -> !effect.isEmpty()), first.toString());
        assertTrue(first.stream().anyMatch(String::isEmpty), first.toString());
        SandboxCall.to(url("/__sandbox/world"))
                .method("DELETE")
                .header("token", token)
                .send();
        assertEquals(first, effects(token));
    }

    @Test
    void theSettingsAreShown() {
        String token = newToken();
        assertEquals("{\"percent\":0,\"seed\":0}", shown(token));
        chaos("PUT", token, "{\"percent\": 50, \"seed\": 7}");
        assertEquals("{\"percent\":50,\"seed\":7}", shown(token));
        chaos("DELETE", token, "");
        assertEquals("{\"percent\":0,\"seed\":0}", shown(token));
        assertEquals(
                401,
                SandboxCall.to(url("/__sandbox/chaos")).method("GET").send().status());
    }

    private String shown(String token) {
        return chaos("GET", token, "").json().path("data").toString();
    }

    @Test
    void otherTokensAreNotAffected() {
        chaos("PUT", newToken(), "{\"percent\": 100, \"seed\": 1}");
        assertEquals("attached", attach(newToken(), good(ATTACH)).send().name());
    }

    @Test
    void invalidSettingsAreRefused() {
        assertEquals(400, chaos("PUT", newToken(), "{\"percent\": 101}").status());
        assertEquals(400, chaos("PUT", newToken(), "{\"percent\": \"5\"}").status());
        assertEquals(
                401,
                SandboxCall.to(url("/__sandbox/chaos")).method("PUT").send().status());
    }

    /** The effects on fifteen requests, as recorded in the journal. */
    private List<String> effects(String token) {
        assertEquals(200, chaos("PUT", token, "{\"percent\": 50, \"seed\": 7}").status());
        for (int i = 0; i < 15; i++) {
            try {
                attach(token, "{}").send();
            } catch (IllegalStateException broken) {
                // Expected for some requests.
            }
        }
        chaos("DELETE", token, "");
        JsonNode entries = SandboxCall.to(url("/__sandbox/journal"))
                .method("GET")
                .header("token", token)
                .send()
                .json()
                .at("/data/entries");
        return entries.findValuesAsText("effect");
    }

    private SandboxCall.SandboxReply chaos(String method, String token, String body) {
        return SandboxCall.to(url("/__sandbox/chaos"))
                .method(method)
                .header("token", token)
                .body(body)
                .send();
    }
}
