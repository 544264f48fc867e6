package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the journal's cURL script in bash with another token. */
@Tag("integration")
@RequiresPrograms({"bash", "curl"})
class JournalCurlScriptTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    @Test
    void requestsOfEveryAccountGetTheSameAnswers() throws Exception {
        String token = newToken();
        world("PUT", token);
        attach(token, "agent_1", "san", NUMBER).send();
        attach(token, "agent_2", "san", NUMBER).send();
        attach(token + ":other", "agent_1", "twilio", NUMBER).send();
        attach(token + ":declared", "agent_1", "san", NUMBER).send();
        attach(token + ":expired", good(ATTACH)).send();
        attach(token + ":hunter2", "agent_1", "twilio", NUMBER).send();
        attach(token, good(ATTACH)).header("api_access_token", "another").send();
        attach(token, good(ATTACH)).header("api_access_token", "").send();
        create("bearer  " + token + ":declared", good(CREATE)).send();
        create("Basic aHVudGVyMg==", good(CREATE)).header("token", token).send();
        assertEquals(
                List.of(
                        "attached",
                        "already-attached",
                        "provider-not-configured",
                        "agent-not-found",
                        "invalid-auth",
                        "attached-to-another-account",
                        "invalid-auth",
                        "attached",
                        "agent-created",
                        "invalid-auth"),
                replay(token, "PUT"));
    }

    @Test
    void unusualRequestsGetTheSameAnswers() throws Exception {
        String token = newToken();
        attach(token, "{\"agent_id\": \"it's $TOKEN `x` \\\\ {1,2}\",\n\"provider\": [\"\\t\"]}")
                .send();
        SandboxCall.to(url(ATTACH.path()))
                .header("token", token)
                .body(good(ATTACH))
                .send();
        SandboxCall.to(url(ATTACH.path())).header("token", token).method("HEAD").send();
        SandboxCall.to(url("/api/%5B1-3%5D/../agent?x=%7Ba,b%7D&token=" + token))
                .header("token", token)
                .header("X-Empty", "")
                .send();
        attach(token, good(ATTACH)).header("Prefer", "code=409, delay=1").send();
        assertEquals(
                List.of(
                        "provider-required",
                        "unsupported-media-type",
                        "method-not-allowed",
                        "unknown-path",
                        "already-attached"),
                replay(token, "DELETE"));
    }

    @Test
    void possibleSecretsAreRedacted() {
        String token = newToken();
        attach(token + ":hunter2", good(ATTACH))
                .header("api_access_token", "hunter2")
                .header("authorization", "Basic hunter2")
                .header("Cookie", "session=hunter2")
                .header("Proxy-Authorization", "Basic hunter2")
                .send();
        for (String form : List.of("journal", "journal.har", "journal.sh")) {
            assertFalse(get(token, form).contains("hunter2"), form);
        }
        String script = get(token, "journal.sh");
        assertTrue(script.contains(" -H 'token: '\"$TOKEN\"':'\"$LEFT_OUT\"'' "), script);
        assertTrue(script.contains("# LEFT_OUT stands for the name of every undeclared account"), script);
    }

    @Test
    void schemeOfACredentialIsRecorded() {
        String token = newToken();
        create("Bearer " + token + ":other", good(CREATE)).send();
        String script = get(token, "journal.sh");
        assertTrue(script.contains("'Authorization: Bearer '\"$TOKEN\"':other'"), script);
        assertFalse(script.contains("LEFT_OUT"), script);
    }

    @Test
    void requestWithoutItsExactBodyIsNotRepeated() throws Exception {
        String token = newToken();
        attach(token, good(ATTACH) + "\n".repeat(9000)).send();
        attach(token, "{\"x\": \"\0\"}").send();
        attach(token, good(ATTACH)).send();
        String script = get(token, "journal.sh");
        assertTrue(
                script.contains("# Not repeated: only the first 8192 characters of its body are recorded.\n"), script);
        assertTrue(script.contains("# Not repeated: its body is not text that a shell can write.\n"), script);
        String another = newToken();
        run(script, Map.of("TOKEN", another));
        assertEquals(List.of("attached"), answers(another));
    }

    @Test
    void scriptFailsWithoutAToken() throws Exception {
        String token = newToken();
        attach(token, good(ATTACH)).send();
        String output = run(get(token, "journal.sh"), Map.of());
        assertTrue(output.contains("TOKEN: set it to the token"), output);
        assertFalse(output.contains("HTTP/1.1"), output);
    }

    /** Repeats the requests of the token with another one, checks that the answers are the same, and returns them. */
    private List<String> replay(String token, String world) throws Exception {
        String another = newToken();
        world(world, another);
        String output = run(get(token, "journal.sh"), Map.of("TOKEN", another));
        List<String> statuses = Pattern.compile("^HTTP/1.1 ([0-9]+)", Pattern.MULTILINE)
                .matcher(output)
                .results()
                .map(status -> status.group(1))
                .toList();
        assertEquals(entries(token).findValuesAsText("status"), statuses, output);
        assertEquals(answers(token), answers(another));
        assertEquals(entries(token).findValuesAsText("url"), entries(another).findValuesAsText("url"));
        return answers(token);
    }

    private static String run(String script, Map<String, String> variables) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        shell.environment().keySet().removeAll(List.of("TOKEN", "LEFT_OUT"));
        shell.environment().putAll(variables);
        return new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<String> answers(String token) {
        return entries(token).findValuesAsText("answer");
    }

    private JsonNode entries(String token) {
        return SandboxCall.to(url("/__sandbox/journal"))
                .method("GET")
                .header("token", token)
                .send()
                .json()
                .at("/data/entries");
    }

    private String get(String token, String resource) {
        return SandboxCall.to(url("/__sandbox/" + resource))
                .method("GET")
                .header("token", token)
                .send()
                .response()
                .body();
    }

    private void world(String method, String token) {
        String world = "{\"accounts\": [{\"name\": \"declared\", \"agents\": [\"agent_x\"]}]}";
        SandboxCall.to(url("/__sandbox/world"))
                .method(method)
                .header("token", token)
                .body(world)
                .send();
    }
}
