package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox with an edited contract whose file changes while it runs. */
@Tag("integration")
class ContractReloadTest {

    private static final String BUILT_IN = read(Path.of("../openapi/attach-phone-number.yaml"));
    private static final String NOT_FOUND = "message: Agent not found";
    private static final String EXAMPLE = "                agent-not-found:\n";
    private static final String NEW_EXAMPLE = "                agent-asleep: {description: The agent sleeps.,"
            + " value: {error: true, code: 404, message: The agent is asleep, data: {}}}\n" + EXAMPLE;

    private Path file;
    private Sandbox sandbox;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        file = Files.writeString(folder.resolve("edited.yaml"), BUILT_IN.replace(NOT_FOUND, "message: Nobody there"));
        sandbox = Sandbox.start(new SandboxSettings(
                "127.0.0.1",
                0,
                ServedContract.of(file),
                Map.of(),
                RandomFaults.ChaosSettings.NONE,
                true,
                Optional.empty()));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anEditedMessageIsAnswered() {
        assertEquals("Nobody there", message(attach("agent_not_found", "san")));
        assertEquals("Nobody there", message(preferred("example=agent-not-found")));
        assertEquals("Nobody there", message(attach("agent_agent_not_found", "san")));
        assertEquals(file.toString(), contract().path("file").asText());
        assertFalse(contract().has("problem"));
    }

    @Test
    void changesOfTheFileAreServedAndStateIsKept() throws IOException {
        assertEquals("attached", attach("agent_1", "vonage").name());
        edit(BUILT_IN.replace("telnyx, vonage, plivo", "telnyx, plivo").replace(EXAMPLE, NEW_EXAMPLE));
        awaited(contract -> preferred("example=agent-asleep").status() == 404);
        assertEquals("Agent not found", message(attach("agent_not_found", "san")));
        assertEquals("invalid-provider", attach("agent_1", "vonage").name());
        assertEquals("already-attached", attach("agent_2", "san").name());
        assertEquals("The agent is asleep", message(attach("agent_agent_asleep", "san")));
        assertEquals("ours", attach("agent_agent_asleep", "san").header("X-Sandbox-Provenance"));
    }

    @Test
    void anInvalidChangeIsReportedAndTheLastValidContractIsServed() throws IOException {
        edit("paths: [");
        // The watcher can read the file while it is being written, and then reports another problem first.
        awaited(contract -> contract.path("problem").asText().startsWith(file + ": line 1, column "));
        assertEquals("Nobody there", message(attach("agent_not_found", "san")));
        Files.delete(file);
        awaited(contract -> contract.path("problem").asText().endsWith("it cannot be read"));
        edit(BUILT_IN);
        awaited(contract -> !contract.has("problem"));
        assertEquals("Agent not found", message(attach("agent_not_found", "san")));
    }

    @Test
    void everyRequestIsAnsweredFromTheOldOrTheNewContract() throws IOException {
        AtomicBoolean edited = new AtomicBoolean();
        CompletableFuture<Set<String>> seen = CompletableFuture.supplyAsync(() -> {
            Set<String> messages = new TreeSet<>();
            while (!edited.get()) {
                messages.add(message(attach("agent_not_found", "san")));
            }
            messages.add(message(attach("agent_not_found", "san")));
            return messages;
        });
        try {
            for (String message : new String[] {"One", "Two", "One", "Nobody there"}) {
                edit(BUILT_IN.replace(NOT_FOUND, "message: " + message));
                awaited(contract ->
                        message(preferred("example=agent-not-found")).equals(message));
            }
        } finally {
            edited.set(true);
        }
        assertEquals(Set.of("Nobody there", "One", "Two"), seen.join());
    }

    @Test
    void addedStubsAndResetsWorkAfterAChange() throws IOException {
        SandboxCall.json(
                        sandbox.url() + "/__admin/mappings",
                        "{\"priority\": 1, \"request\": {\"url\": \"/mine\"}, \"response\": {\"status\": 299}}")
                .send();
        edit(BUILT_IN);
        awaited(contract -> message(attach("agent_not_found", "san")).equals("Agent not found"));
        assertEquals(299, SandboxCall.to(sandbox.url() + "/mine").send().status());
        SandboxCall.to(sandbox.url() + "/__admin/mappings/reset").send();
        assertEquals("Agent not found", message(attach("agent_not_found", "san")));
        assertEquals(404, SandboxCall.to(sandbox.url() + "/mine").send().status());
    }

    private void edit(String text) throws IOException {
        Files.writeString(file, text);
    }

    private JsonNode awaited(Predicate<JsonNode> expected) {
        Instant limit = Instant.now().plus(Duration.ofMinutes(2));
        JsonNode contract = contract();
        while (!expected.test(contract)) {
            assertTrue(Instant.now().isBefore(limit), contract.toString());
            contract = contract();
        }
        return contract;
    }

    private JsonNode contract() {
        return SandboxCall.to(sandbox.url() + "/__sandbox/contract")
                .method("GET")
                .send()
                .json()
                .path("data");
    }

    private SandboxCall.SandboxReply attach(String agent, String provider) {
        String body =
                "{\"agent_id\":\"" + agent + "\",\"provider\":\"" + provider + "\",\"numbers\":[\"+4930000001\"]}";
        return SandboxCall.json(sandbox.url() + "/api/agent/attach-phone-number", body)
                .header("token", "edited")
                .send();
    }

    private SandboxCall.SandboxReply preferred(String preference) {
        return SandboxCall.to(sandbox.url() + "/api/agent/attach-phone-number")
                .header("Prefer", preference)
                .send();
    }

    private static String message(SandboxCall.SandboxReply sandboxReply) {
        return sandboxReply.json().path("message").asText();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
