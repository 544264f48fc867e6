package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults.ChaosSettings;
import dev.attachphone.sandbox.world.SandboxLimits;
import dev.attachphone.sandbox.world.WorldReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldSnapshotTest extends RunningSandbox {

    private static final String WORLD = """
            {"accounts": [
               {"agents": ["agent_one"], "providers": ["san"], "confirming": ["vonage"],
                "confirming_after": {"twilio": {"requests": 3}}},
               {"name": "other", "agents": ["agent_three"]}],
             "held": [{"number": "+4930000002", "account": "other", "agent": "agent_three", "provider": "san",
                       "status": "inactive"}]}
            """;

    /** A world with a created agent, numbers of all statuses and a confirmation that is due after two more requests. */
    private String changedWorld() {
        String token = newToken();
        SandboxCall.SandboxReply declared = world("PUT", "world", token, WORLD);
        assertEquals(200, declared.status(), declared.response().body());
        String agent = create(token, good(CREATE)).send().json().path("id").asText();
        assertEquals(
                "attached",
                attach(token, agent, "san", "\"+4930000003\"").send().name());
        assertEquals(
                "attached-pending",
                attach(token, "agent_one", "vonage", "\"+4930000004\"").send().name());
        assertEquals(
                "attached-pending",
                attach(token, "agent_one", "twilio", "\"+4930000005\"").send().name());
        assertEquals(
                "attached-pending",
                attach(token, "agent_one", "twilio", "\"+4930000005\"").send().name());
        return token;
    }

    @Test
    void aSnapshotThatIsPutBackLeadsToTheSameState() {
        String token = changedWorld();
        String snapshot = world("GET", "world.json", token, "").response().body();
        String shown = world("GET", "world", token, "").json().path("data").toString();
        world("DELETE", "world", token, "");

        assertEquals(200, world("PUT", "world.json", token, snapshot).status());

        assertEquals(snapshot, world("GET", "world.json", token, "").response().body());
        assertEquals(shown, world("GET", "world", token, "").json().path("data").toString());
        assertContinues(token, this);
    }

    @Test
    void aLargeSnapshotIsPutBackFromAFile(@TempDir Path folder) throws Exception {
        String held = IntStream.range(0, 8_000)
                .mapToObj(i -> "{\"number\": \"+49300" + (1_000_000 + i)
                        + "\", \"agent\": \"agent_of_a_large_world\", \"provider\": \"san\"}")
                .collect(Collectors.joining(",", "{\"held\": [", "]}"));
        String token = newToken();
        assertEquals(
                200, world("PUT", "world.json", token, "{\"a\": " + held + "}").status());
        Path file = Files.writeString(
                folder.resolve("world.json"),
                world("GET", "world.json", token, "").response().body());
        assertTrue(Files.size(file) > 1_000_000, () -> "the file is small: " + file);
        world("DELETE", "world", token, "");

        assertEquals(
                200, world("PUT", "world.json", token, Files.readString(file)).status());

        assertEquals(
                Files.readString(file),
                world("GET", "world.json", token, "").response().body());
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        String spaces = " ".repeat(CONTRACT.limits().maxBodyBytes());
        assertEquals(413, world("PUT", "world", newToken(), "{}" + spaces).status());
        assertEquals(
                413,
                world("PUT", "world.json", newToken(), "{}" + " ".repeat(SandboxLimits.MAX_SNAPSHOT_BYTES))
                        .status());
    }

    @Test
    void aSnapshotCanBePutIntoTheWorldOfAnotherToken() {
        String snapshot =
                world("GET", "world.json", changedWorld(), "").response().body();
        String other = newToken();
        assertEquals(200, world("PUT", "world.json", other, snapshot).status());
        assertContinues(other, this);
    }

    @Test
    void aSandboxStartsWithASnapshot(@TempDir Path folder) throws Exception {
        String token = changedWorld();
        Path file = Files.writeString(
                folder.resolve("world.json"),
                world("GET", "world.json", token, "").response().body());
        ServedContract contract = ServedContract.builtIn();
        try (Sandbox restarted = Sandbox.start(new SandboxSettings(
                "127.0.0.1",
                0,
                contract,
                new WorldReader(contract).read(file),
                ChaosSettings.NONE,
                false,
                Optional.empty()))) {
            assertEquals(
                    world("GET", "world.json", token, "").response().body(),
                    SandboxCall.to(restarted.url() + "/__sandbox/world.json")
                            .method("GET")
                            .header("token", token)
                            .send()
                            .response()
                            .body());
        }
    }

    /** The confirmation that was due after two more requests comes with the second one. */
    private static void assertContinues(String token, WorldSnapshotTest test) {
        assertEquals(
                "attached-pending",
                test.attach(token, "agent_one", "twilio", "\"+4930000005\"")
                        .send()
                        .name());
        assertEquals(
                "attached",
                test.attach(token, "agent_one", "twilio", "\"+4930000005\"")
                        .send()
                        .name());
        assertEquals(
                "attached-pending",
                test.attach(token, "agent_one", "vonage", "\"+4930000004\"")
                        .send()
                        .name());
        assertEquals(
                "attached-to-another-account",
                test.attach(token, "agent_one", "san", "\"+4930000002\"").send().name());
    }

    @Test
    void anAgentCreatedInADemoAccountIsInTheSnapshot() {
        String agent =
                create("YOUR_AUTH_TOKEN", good(CREATE)).send().json().path("id").asText();
        String snapshot =
                world("GET", "world.json", "YOUR_AUTH_TOKEN", "").response().body();
        assertTrue(snapshot.contains("\"created\":[") && snapshot.contains(agent), snapshot);
        world("DELETE", "world", "YOUR_AUTH_TOKEN", "");
        world("PUT", "world.json", "YOUR_AUTH_TOKEN", snapshot);
        assertEquals(
                "attached",
                attach("YOUR_AUTH_TOKEN", agent, "san", "\"+4930000009\"")
                        .send()
                        .name());
    }

    @Test
    void anInvalidSnapshotIsRefused() {
        for (String body : new String[] {"", "{}", "[]", "null", "{\"a\": {}, \"b\": {}}", "{\"a\": {\"x\": 1}}"}) {
            assertEquals(400, world("PUT", "world.json", newToken(), body).status(), body);
        }
    }

    private SandboxCall.SandboxReply world(String method, String resource, String token, String body) {
        return SandboxCall.to(url("/__sandbox/" + resource))
                .method(method)
                .header("token", token)
                .body(body)
                .send();
    }
}
