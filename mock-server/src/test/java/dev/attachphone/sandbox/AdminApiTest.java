package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WireMock's admin API, in a sandbox without the option {@code --admin} and in one with it. */
class AdminApiTest extends RunningSandbox {

    private Sandbox withAdmin;

    @BeforeAll
    void startWithAdmin() {
        withAdmin = Sandbox.start(new SandboxSettings(
                "127.0.0.1",
                0,
                ServedContract.builtIn(),
                Map.of(),
                RandomFaults.ChaosSettings.NONE,
                true,
                Optional.empty()));
    }

    @AfterAll
    void stopWithAdmin() {
        withAdmin.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /__admin",
                "GET /__admin/",
                "GET /__admin/health",
                "GET /__admin/mappings",
                "POST /__admin/mappings",
                "POST /__admin/reset",
                "POST /__admin/shutdown",
                "GET /__admin/requests",
                "GET /%5f_admin/mappings",
                "GET /__admin;x/mappings",
                "GET /x/../__admin/mappings",
                "GET //__admin/mappings",
                "OPTIONS /__admin/mappings",
                "GET http://127.0.0.1/__admin/mappings"
            })
    void isAnsweredWithUnknownPathUnlessItIsEnabled(String requestLine) throws IOException {
        String answer = send(url("/"), requestLine, "Host: 127.0.0.1");

        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("X-Sandbox-Answer: unknown-path"), answer);
        assertTrue(answer.endsWith(ATTACH.answer("unknown-path").body().toString()), answer);
    }

    @Test
    void theSandboxTellsItsHealthWithoutTheAdminApi() throws IOException {
        assertEquals(
                200,
                SandboxCall.to(url("/__sandbox/health")).method("GET").send().status());
        assertTrue(send(url("/"), "HEAD /__sandbox/health", "Host: x").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void everyClientMayUseItIfItIsEnabled() throws IOException {
        for (String host : new String[] {"localhost", "elsewhere.example"}) {
            String answer = send(withAdmin.url(), "GET /__admin/mappings", "Host: " + host);

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void webPagesMayNotUseIt() throws IOException {
        String answer = send(withAdmin.url(), "POST /__admin/shutdown", "Host: localhost\r\nOrigin: http://localhost");

        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertEquals(200, admin("GET", "health").status());
    }

    @Test
    void resetsClearTheStateAndKeepTheStubs() {
        for (String[] reset : new String[][] {{"POST", "reset"}, {"POST", "mappings/reset"}, {"DELETE", "mappings"}}) {
            assertEquals("attached", attachedWithAdmin("agent_1"));
            assertEquals("already-attached", attachedWithAdmin("agent_2"));
            assertEquals(200, admin(reset[0], reset[1]).status());
            assertEquals("attached", attachedWithAdmin("agent_2"));
            assertEquals(
                    "unknown-path",
                    SandboxCall.to(withAdmin.url() + "/x").method("GET").send().name());
            assertEquals(200, admin("POST", "reset").status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, requests",
        "GET, requests/123e4567-e89b-12d3-a456-426614174000",
        "POST, requests/remove",
        "GET, requests/unmatched/near-misses",
        "POST, near-misses/request-pattern"
    })
    void wireMocksJournalIsAnsweredWithAReferenceToOurs(String method, String resource) {
        attachedWithAdmin("agent_1");

        SandboxCall.SandboxReply reply = admin(method, resource);
        assertEquals(501, reply.status());
        JsonNode json = reply.json();
        assertEquals(501, json.path("code").asInt());
        assertTrue(json.path("message").asText().contains("GET /__sandbox/journal"), json::toString);
        assertFalse(reply.response().body().contains("somebodys-token"), json::toString);
    }

    private String attachedWithAdmin(String agent) {
        String body = "{\"agent_id\":\"" + agent + "\",\"provider\":\"san\",\"numbers\":[\"+4930123456\"]}";
        return SandboxCall.json(withAdmin.url() + ATTACH.path(), body)
                .header("token", "somebodys-token")
                .send()
                .name();
    }

    private SandboxCall.SandboxReply admin(String method, String resource) {
        return SandboxCall.to(withAdmin.url() + "/__admin/" + resource)
                .method(method)
                .body("{}")
                .send();
    }

    private static String send(String url, String requestLine, String headers) throws IOException {
        return RawExchange.send(
                URI.create(url),
                requestLine + " HTTP/1.1\r\n" + headers + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
}
