package dev.attachphone.suite.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.suite.program.OperationsCases.Step;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations port of the packaged server in read-only mode: writes are refused as the contract says, lists are answered. */
@Tag("integration")
class OperationsReadOnlyIT {

    @Test
    void writesAreRefusedAndListsAreAnswered(@TempDir Path folder) throws Exception {
        String database = PackagedProgram.database(folder);
        PackagedProgram.serverWithOperations(folder, database).close();
        try (PackagedProgram server = PackagedProgram.serverWithOperations(folder, database, "--read-only")) {
            new OperationsCaseRunner(server)
                    .play(List.of(
                            step(
                                    "createAccount",
                                    JsonNodeFactory.instance.objectNode().put("name", "${name}"),
                                    "overloaded"),
                            step("listAccounts", null, "accounts-listed")));
        }
    }

    private static Step step(String operation, @Nullable JsonNode body, String expected) {
        return new Step(operation, null, null, body, null, null, expected, null, null);
    }
}
