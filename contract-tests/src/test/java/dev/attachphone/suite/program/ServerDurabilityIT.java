package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.verdict.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server has acknowledged is there after it comes back. */
@Tag("integration")
class ServerDurabilityIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    Program start(Path folder) throws IOException, InterruptedException {
        return Program.server(folder);
    }

    @Test
    void restartKeepsWhatWasAttached() throws Exception {
        JsonNode first;
        try (Program server = start(folder)) {
            first = attach(server);
        }
        try (Program server = start(folder)) {
            assertEquals(first, attach(server));
        }
    }

    @Test
    void killRightAfterTheAnswerLosesNothing() throws Exception {
        JsonNode first;
        try (Program server = start(folder)) {
            first = attach(server);
            server.kill();
        }
        try (Program server = start(folder)) {
            assertEquals(first, attach(server));
        }
    }

    private static JsonNode attach(Program server) throws Exception {
        Operation attach = Contract.load().operation("attachPhoneNumber");
        Request request = new Request(
                attach.method(),
                attach.path(),
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("token", DemoWorld.load().accounts().get(0).token())),
                Payload.of(
                        Objects.requireNonNull(attach.requestExamples().get("attached"))
                                .toString(),
                        StandardCharsets.UTF_8));
        Reply reply = server.target().send(request);
        assertEquals(200, reply.status());
        JsonNode data = StrictJson.read(reply.body()).orElseThrow().path("data");
        assertTrue(data.isObject());
        return data;
    }
}
