package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.world.InvalidWorldException;
import dev.attachphone.sandbox.world.WorldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxSettingsTest {

    private static final ServedContract CONTRACT = ServedContract.builtIn();

    private static final String WORLDS = """
            my-team:
              accounts:
                - agents: [agent_one]
                  confirming: [vonage]
              held:
                - {number: '+4930000001', agent: agent_one, provider: vonage}
            your-team:
            """;

    @Test
    void resetRestoresTheWorldFromTheFile(@TempDir Path folder) throws IOException, InvalidWorldException {
        Path file = Files.writeString(folder.resolve("world.yaml"), WORLDS);
        SandboxSettings sandboxSettings = new SandboxSettings(
                "127.0.0.1",
                0,
                CONTRACT,
                new WorldReader(CONTRACT).read(file),
                RandomFaults.ChaosSettings.NONE,
                false,
                Optional.empty());
        try (Sandbox sandbox = Sandbox.start(sandboxSettings)) {
            assertEquals("agent-not-found", attached(sandbox, "my-team", "agent_two", "+4930000002"));
            assertEquals("attached-pending", attached(sandbox, "my-team", "agent_one", "+4930000002"));
            assertEquals(2, numbers(sandbox, "GET"));
            numbers(sandbox, "DELETE");
            assertEquals(1, numbers(sandbox, "GET"));
            assertEquals("attached", attached(sandbox, "your-team", "agent_two", "+4930000001"));
        }
    }

    @Test
    void chaosOfAHundredPercentAffectsEveryAnswer() {
        // With this seed, the first five faults contain no slow body and only short delays.
        SandboxSettings sandboxSettings = new SandboxSettings(
                "127.0.0.1", 0, CONTRACT, Map.of(), new RandomFaults.ChaosSettings(100, 3), false, Optional.empty());
        try (Sandbox sandbox = Sandbox.start(sandboxSettings)) {
            for (int i = 0; i < 5; i++) {
                try {
                    attached(sandbox, "my-team", "agent_one", "+4930000001");
                } catch (IllegalStateException broken) {
                    // Expected for some faults.
                }
            }
            JsonNode entries = control(sandbox, "GET", "journal").at("/data/entries");
            assertEquals(5, entries.size());
            assertEquals(Collections.nCopies(5, "chaos"), entries.findValuesAsText("cause"));
        }
    }

    private String attached(Sandbox sandbox, String token, String agent, String number) {
        String body = "{\"agent_id\":\"" + agent + "\",\"provider\":\"vonage\",\"numbers\":[\"" + number + "\"]}";
        return SandboxCall.json(
                        sandbox.url()
                                + CONTRACT.get().operation("attachPhoneNumber").path(),
                        body)
                .header("token", token)
                .send()
                .name();
    }

    private int numbers(Sandbox sandbox, String method) {
        return control(sandbox, method, "world").at("/data/all_numbers").asInt();
    }

    private JsonNode control(Sandbox sandbox, String method, String resource) {
        return SandboxCall.to(sandbox.url() + "/__sandbox/" + resource)
                .method(method)
                .header("token", "my-team")
                .send()
                .json();
    }
}
