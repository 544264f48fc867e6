package dev.attachphone.sandbox.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServedContractTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> edits() {
        return Stream.of(
                arguments(
                        "operationId: attachPhoneNumber",
                        "operationId: attach",
                        "the operation 'attach' is not one that"),
                arguments("message: Agent not found", "message: 'a", "line "),
                arguments(
                        "value: {error: true, code: 404, message: Agent not found, data: {}}",
                        "x: y",
                        "agent-not-found: it has no body"),
                arguments(
                        "message: Agent not found, data: {}}",
                        "message: Agent not found}",
                        "agent-not-found: it has no data"),
                arguments("        - already-attached\n", "", "x-precedence lacks 'already-attached'"),
                arguments("        '409':", "        '4xx':", "'4xx' is not the status of a response"),
                arguments(
                        "                agent-not-found:\n                  summary: No",
                        "                agent-gone:\n                  summary: No",
                        "it lacks the answer 'agent-not-found'"),
                arguments("{existing_agent_id: agent_xyz789abc", "{other: x", "its data has no existing_agent_id"),
                arguments(
                        "    Provider:\n",
                        "    Carrier:\n",
                        "the reference #/components/schemas/Provider points to nothing"),
                arguments(
                        "maxBytes: 262144",
                        "maxBytes: 2147483647",
                        "#/x-limits/body/maxBytes is 2147483647; the sandbox supports at most 67108864"),
                arguments("  /api/agents:", "  /api/{agents}:", "the path '/api/{agents}' contains parameters"),
                arguments(
                        "    Provider:\n",
                        "    Provider: {$ref: '#/components/schemas/Provider'}\n    Old:\n",
                        "a cycle"),
                arguments(
                        "  responses:\n    Unauthorized:",
                        "  responses: {}\n  responses:\n    Unauthorized:",
                        "uplicate"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theMessageOfAnUnusableContractNamesFileAndPlace(String from, String to, String why) throws IOException {
        String original = Files.readString(Path.of("../openapi/attach-phone-number.yaml"));
        assertTrue(original.contains(from), from);
        Path file = Files.writeString(folder.resolve("contract.yaml"), original.replace(from, to));
        ContractFileException refused = assertThrows(ContractFileException.class, () -> ServedContract.of(file));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(file + ": "), message);
        assertTrue(message.contains(why), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aMissingFileIsRefused() {
        Path file = folder.resolve("none.yaml");
        ContractFileException refused = assertThrows(ContractFileException.class, () -> ServedContract.of(file));
        assertEquals(file + ": it cannot be read", refused.getMessage());
    }

    @Test
    void aContractMayBeJson() throws IOException, ContractFileException {
        Path file = Files.writeString(
                folder.resolve("contract.json"),
                ServedContract.builtIn().get().document().toString());
        assertEquals(
                ServedContract.builtIn().get().operations(),
                ServedContract.of(file).get().operations());
    }
}
