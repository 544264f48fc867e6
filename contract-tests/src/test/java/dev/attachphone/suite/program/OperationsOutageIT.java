package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.program.OperationsCases.Step;
import dev.attachphone.suite.program.client.HealthClient;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.RestartablePostgresql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops and restarts PostgreSQL while operations are requested; the server keeps running. */
@Tag("database")
@Tag("full")
class OperationsOutageIT {

    private static final String FAILED = "internal-server-error";

    private static final Map<String, String> PLACES = Map.of(
            "account_id", "x", "credential_id", "x", "agent_id", "x", "number", "+12025550123", "provider", "san");

    // More concurrent lists could be refused by the limit on lists.
    private static final int LISTS_AT_ONCE = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyOperationAnswersWith500DuringTheOutageAndRecovers() throws Exception {
        try (RestartablePostgresql database = new RestartablePostgresql(Files.createDirectory(folder.resolve("data")));
                PackagedProgram server = PackagedProgram.serverWithOperations(folder, database.url())) {
            OperationsCaseRunner player = new OperationsCaseRunner(server);
            player.play(writeAndRead());
            database.crash();
            Map<Boolean, List<Step>> steps = player.operations()
                    .collect(Collectors.partitioningBy(
                            OperationsOutageIT::isList,
                            Collectors.mapping(OperationsOutageIT::failing, Collectors.toList())));
            List<Step> others = steps.getOrDefault(false, List.of());
            // Waits for the database as long as the server's timeout; then all fail at once.
            player.play(others.subList(0, 1));
            atOnce(player, others, Integer.MAX_VALUE);
            atOnce(player, steps.getOrDefault(true, List.of()), LISTS_AT_ONCE);
            assertTrue(player.unseen().stream().noneMatch(answer -> answer.endsWith(FAILED)));
            database.startAgain();
            new HealthClient(server.target()).awaitStatus("/health/ready", 200);
            player.play(writeAndRead());
        }
    }

    private static void atOnce(OperationsCaseRunner player, List<Step> steps, int most) throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(Math.min(most, steps.size()));
        try {
            List<Callable<Boolean>> asked =
                    steps.stream().map(step -> asking(player, step)).toList();
            for (Future<Boolean> answered : operators.invokeAll(asked)) {
                answered.get();
            }
        } finally {
            operators.shutdownNow();
        }
    }

    private static boolean isList(Operation operation) {
        return operation.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("cursor"));
    }

    private static Callable<Boolean> asking(OperationsCaseRunner player, Step step) {
        return () -> {
            player.play(List.of(step));
            return true;
        };
    }

    private static Step failing(Operation operation) {
        return step(
                operation.id(),
                operation.requestExamples().values().stream().findFirst().orElse(null),
                FAILED);
    }

    private static List<Step> writeAndRead() {
        return List.of(
                step("createAccount", JsonNodeFactory.instance.objectNode().put("name", "${name}"), "account-created"),
                step("listAccounts", null, "accounts-listed"));
    }

    private static Step step(String operation, @Nullable JsonNode body, String expect) {
        return new Step(operation, PLACES, null, body, null, null, expect, null, null);
    }
}
