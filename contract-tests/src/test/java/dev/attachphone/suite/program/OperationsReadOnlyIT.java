package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.program.OperationsCases.Step;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations port of the packaged server in read-only mode: writes are refused, lists are answered. */
@Tag("integration")
class OperationsReadOnlyIT {

    private static final Map<String, String> PLACES = Map.of(
            "account_id", "x", "credential_id", "x", "agent_id", "x", "number", "+12025550123", "provider", "san");

    @Test
    void everyWriteIsRefusedAndListsAreAnswered(@TempDir Path folder) throws Exception {
        String database = PackagedProgram.database(folder);
        PackagedProgram.serverWithOperations(folder, database).close();
        try (PackagedProgram server = PackagedProgram.serverWithOperations(folder, database, "--read-only")) {
            OperationsCaseRunner runner = new OperationsCaseRunner(server);
            List<Operation> writes = runner.operations()
                    .filter(operation -> operation.scopes().equals(List.of("write")))
                    .toList();
            assertTrue(writes.size() > 1, writes::toString);
            runner.play(writes.stream()
                    .map(operation -> step(operation, "overloaded"))
                    .toList());
            runner.play(
                    List.of(new Step("listAccounts", PLACES, null, null, null, null, "accounts-listed", null, null)));
        }
    }

    private static Step step(Operation operation, String expected) {
        return new Step(
                operation.id(),
                PLACES,
                null,
                operation.requestExamples().values().stream().findFirst().orElse(null),
                null,
                null,
                expected,
                null,
                null);
    }
}
