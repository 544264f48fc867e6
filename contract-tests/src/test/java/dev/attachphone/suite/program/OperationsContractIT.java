package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.program.OperationsCases.Step;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operations port of the packaged server on SQLite: every case, and every operation without the operator token. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsContractIT {

    private @Nullable PackagedProgram server;

    @BeforeAll
    void startServer(@TempDir Path folder) throws IOException, InterruptedException {
        server = PackagedProgram.serverWithOperations(folder, database(folder));
    }

    @AfterAll
    void stop() throws InterruptedException {
        Objects.requireNonNull(server).close();
    }

    String database(Path folder) {
        return PackagedProgram.database(folder);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseHoldsAndEveryAnswerIsSeen() throws IOException {
        OperationsCaseRunner player = new OperationsCaseRunner(Objects.requireNonNull(server));
        OperationsCases cases = OperationsCases.load();
        Stream<DynamicTest> written = cases.cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> player.play(cases.stepsOf(each))));
        Stream<DynamicTest> refused = player.operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id() + " without an operator token", () -> player.play(refused(operation.id()))));
        Stream<DynamicTest> withoutScope = player.operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id() + " without the scope",
                        () -> player.play(List.of(refused(
                                operation.id(), "Bearer " + PackagedProgram.METRICS_TOKEN, "scope-required")))));
        return Stream.of(
                        written,
                        refused,
                        withoutScope,
                        Stream.of(DynamicTest.dynamicTest("every answer was seen", () -> {
                            assertEquals(beyondReach(player), player.unseen());
                        })))
                .flatMap(tests -> tests);
    }

    // OperationsOutageIT tests database outages. The tests of the server have slow requests and too many.
    private static Set<String> beyondReach(OperationsCaseRunner player) {
        return Stream.concat(
                        player.operations().map(operation -> operation.id() + " internal-server-error"),
                        Stream.of("request-timeout", "overloaded"))
                .collect(Collectors.toSet());
    }

    private static List<Step> refused(String operation) {
        return Stream.of(
                        "",
                        "Bearer wrong",
                        "Bearer",
                        "Basic " + PackagedProgram.OPERATOR_TOKEN,
                        PackagedProgram.OPERATOR_TOKEN)
                .map(authorization -> refused(operation, authorization, "operator-token-required"))
                .toList();
    }

    private static Step refused(String operation, String authorization, String answer) {
        Map<String, String> path =
                Map.of("account_id", "x", "credential_id", "x", "agent_id", "x", "number", "+15", "provider", "x");
        return new Step(
                operation,
                path,
                null,
                null,
                null,
                OperationsCases.With.authorization(authorization),
                answer,
                null,
                null);
    }
}
