package dev.attachphone.suite.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Objects;

/** Writes HTTP archives as a browser does. */
public final class RecordedHar {

    /** The operation of the entries. */
    public static final Operation ATTACH = Contract.load().operation("attachPhoneNumber");

    // The time at which the sample of the contract was attached.
    private static final String STARTED = "2026-01-24T11:30:19.292+01:00";

    private final ObjectNode har = new ObjectMapper().createObjectNode();

    /** Adds the request example and the body of a named answer of the contract. */
    public ObjectNode addAnswer(String name) {
        ObjectNode body = ATTACH.answer(name).body().deepCopy();
        if (body.has("timestamp")) {
            body.put("timestamp", OffsetDateTime.parse(STARTED).toInstant().toEpochMilli());
        }
        JsonNode request = Objects.requireNonNull(ATTACH.requestExamples().get(name), name);
        return add(request.toString(), ATTACH.answer(name).status(), body.toString());
    }

    /** Adds an exchange. */
    public ObjectNode add(String request, int status, String response) {
        ObjectNode entry = har.withObject("/log").withArray("entries").addObject();
        entry.put("startedDateTime", STARTED).put("time", 12.5);
        ObjectNode sent = entry.putObject("request")
                .put("method", "POST")
                .put("url", "https://staging.example/v1" + ATTACH.path());
        sent.putArray("headers").addObject().put("name", "token").put("value", "s3cr3t-of-staging");
        sent.put("bodySize", request.length())
                .putObject("postData")
                .put("mimeType", "application/json")
                .put("text", request);
        ObjectNode received = entry.putObject("response").put("status", status);
        received.putArray("headers")
                .addObject()
                .put("name", "content-type")
                .put("value", "application/json; charset=utf-8");
        received.putObject("content").put("size", response.length()).put("text", response);
        return entry;
    }

    /** Adds an entry with another URL. */
    public void addForeign() {
        addAnswer("attached").withObject("/request").put("url", "https://staging.example/app.js");
    }

    /** Writes the archive. */
    public Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("recorded.har"), har.toString());
    }
}
