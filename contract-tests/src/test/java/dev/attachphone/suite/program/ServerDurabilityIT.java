package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged attaches survive restarts and kills. */
@Tag("integration")
@Tag("full")
class ServerDurabilityIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    PackagedProgram start(Path folder) throws IOException, InterruptedException {
        return PackagedProgram.server(folder);
    }

    @Test
    void restartKeepsAttachments() throws Exception {
        JsonNode first;
        try (PackagedProgram server = start(folder)) {
            first = attach(server);
        }
        try (PackagedProgram server = start(folder)) {
            assertEquals(first, attach(server));
        }
    }

    @Test
    void killRightAfterTheAnswerLosesNothing() throws Exception {
        JsonNode first;
        try (PackagedProgram server = start(folder)) {
            first = attach(server);
            server.kill();
        }
        try (PackagedProgram server = start(folder)) {
            assertEquals(first, attach(server));
        }
    }

    private static JsonNode attach(PackagedProgram server) throws Exception {
        Operation attach = Contract.load().operation("attachPhoneNumber");
        TargetRequest targetRequest = new TargetRequest(
                attach.method(),
                attach.path(),
                List.of(
                        new HeaderLine("Content-Type", "application/json"),
                        new HeaderLine(
                                "token", DemoWorld.load().accounts().get(0).token())),
                Payload.of(
                        Objects.requireNonNull(attach.requestExamples().get("attached"))
                                .toString(),
                        StandardCharsets.UTF_8));
        TargetReply targetReply = server.target().send(targetRequest);
        assertEquals(200, targetReply.status());
        JsonNode data = StrictJsonParser.read(targetReply.body()).orElseThrow().path("data");
        assertTrue(data.isObject());
        return data;
    }
}
