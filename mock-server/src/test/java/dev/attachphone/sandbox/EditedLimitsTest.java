package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox with an edited contract whose limits differ from the built-in ones. */
class EditedLimitsTest {

    private static final String PATH = "/api/agent/attach-phone-number";

    private Path file;
    private Sandbox sandbox;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        file = folder.resolve("edited.json");
        write(2000, 100, 2);
        sandbox = Sandbox.start(new SandboxSettings(
                "127.0.0.1",
                0,
                ServedContract.of(file),
                Map.of(),
                RandomFaults.ChaosSettings.NONE,
                false,
                Optional.empty()));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void limitsAreThoseOfTheEditedContract() {
        assertEquals("attached", attach(100, "", 2));
        assertEquals("uri-too-long", attach(101, "", 2));
        assertEquals("too-many-numbers", attach(100, "", 3));
        assertEquals("headers-too-large", attach(100, "a".repeat(2000), 2));
    }

    @Test
    void theLimitOfTheHeadersIsFixedAtStartAndTheOthersChangeWithTheContract() throws IOException {
        write(4000, 200, 3);
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!attach(100, "", 3).equals("attached")) {
            assertTrue(Instant.now().isBefore(end), "the contract was not read again");
        }
        assertEquals("attached", attach(200, "", 3));
        assertEquals("uri-too-long", attach(201, "", 3));
        assertEquals("headers-too-large", attach(100, "a".repeat(2000), 2));
    }

    private void write(int headers, int target, int numbers) throws IOException {
        ObjectNode document = Contract.load().document().deepCopy();
        ((ObjectNode) document.at("/x-limits/headers")).put("maxBytes", headers);
        ((ObjectNode) document.at("/x-limits/requestTarget")).put("maxBytes", target);
        JsonNode array = document.at("/components/schemas/AttachPhoneNumberRequest/properties/numbers");
        ((ObjectNode) array).put("maxItems", numbers);
        Files.writeString(file, new JsonMapper().writeValueAsString(document));
    }

    private String attach(int targetBytes, String padding, int numbers) {
        String target = PATH + "?" + "a".repeat(targetBytes - PATH.length() - 1);
        String[] all = {"\"+4930000001\"", "\"+4930000002\"", "\"+4930000003\""};
        String body = "{\"agent_id\":\"agent_1\",\"provider\":\"san\",\"numbers\":["
                + String.join(",", List.of(all).subList(0, numbers)) + "]}";
        return SandboxCall.json(sandbox.url() + target, body)
                .header("token", "edited")
                .header("X-Padding", padding)
                .send()
                .name();
    }
}
