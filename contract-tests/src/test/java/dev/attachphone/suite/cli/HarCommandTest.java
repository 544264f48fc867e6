package dev.attachphone.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.recording.RecordedHar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarCommandTest {

    private static final String VALID = "{\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":[\"+918062810341\"]}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final RecordedHar har = new RecordedHar();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyAnswerOfThePageIsAccepted() throws IOException {
        List<NamedAnswer> answers = RecordedHar.ATTACH.answers().values().stream()
                .filter(answer -> Layer.of(answer) == Layer.CONTRACT)
                .filter(answer -> RecordedHar.ATTACH.requestExamples().containsKey(answer.name()))
                .toList();
        answers.forEach(answer -> har.addAnswer(answer.name()));
        har.addForeign();
        har.addForeign();

        assertEquals(0, execute(), out.toString());
        assertTrue(out.toString().contains(answers.size() + " passed, 0 failed"), out.toString());
        assertTrue(out.toString().contains("2 entries with other URLs or methods skipped"), out.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"error":true,"code":404,"message":"No such agent","data":{}} | the body at /message: expected "Agent not found" but was "No such agent"
            404 | {"error":true,"code":404,"message":"Agent not found"} | the body at /data: expected {} but was nothing
            302 | {} | status: expected one of [200, 400, 401, 404, 409, 422, 500] but was 302
            400 | {"error":true,"code":400,"message":"Agent ID is required","data":{}} | the answer agent-id-required does not fit the request: expected another answer
            409 | {"error":true,"code":409,"message":"Phone number already attached to agent: b","data":{"existing_agent_id":"b"}} | required property 'phone_number' not found
            """)
    void answerThatTheContractDoesNotHaveIsDescribed(int status, String body, String failure) throws IOException {
        har.add(VALID, status, body);

        assertEquals(1, execute("--strict"));
        assertTrue(out.toString().contains(failure), out.toString());
        assertTrue(out.toString().contains("log.entries[0]: POST /api/agent/attach-phone-number"), out.toString());
        assertFalse(out.toString().contains("s3cr3t"), out.toString());
    }

    @Test
    void answerMustFitTheRequest() throws IOException {
        har.add(
                VALID.replace("agent_id", "agent"),
                404,
                RecordedHar.ATTACH.answer("agent-not-found").body().toString());

        assertEquals(1, execute());
        assertTrue(
                out.toString()
                        .contains("the answer agent-not-found does not fit the request: expected agent-id-required"),
                out.toString());
    }

    @Test
    void cookiesAndCredentialsOfOtherHeadersAreDropped() throws IOException {
        ObjectNode entry = har.add(VALID, 302, "{}");
        ObjectNode request = entry.withObject("/request");
        request.put("url", "https://user:s3cr3t@staging.example/v1/api/agent/attach-phone-number?key=s3cr3t");
        request.withArray("headers").addObject().put("name", "Cookie").put("value", "id=s3cr3t");
        request.withArray("headers").addObject().put("name", "Authorization").put("value", "Basic s3cr3t");
        entry.withObject("/response")
                .withArray("headers")
                .addObject()
                .put("name", "Set-Cookie")
                .put("value", "id=s3cr3t");

        assertEquals(1, execute("--report", folder.resolve("report").toString()));
        assertFalse(out.toString().contains("s3cr3t"), out.toString());
        try (Stream<Path> reports = Files.list(folder.resolve("report"))) {
            for (Path report : reports.toList()) {
                assertFalse(Files.readString(report).contains("s3cr3t"), report.toString());
            }
        }
    }

    @Test
    void headerNamesAreCaseInsensitive() throws IOException {
        har.addAnswer("attached")
                .withObject("/response")
                .withArray("headers")
                .add(JsonNodeFactory.instance.objectNode().put("name", "Vary").put("value", "a"))
                .add(JsonNodeFactory.instance.objectNode().put("name", "vary").put("value", "b"));

        assertEquals(0, execute(), out.toString());
    }

    @Test
    void recordingOfTwoServersIsRefused() throws IOException {
        har.addAnswer("attached");
        har.addAnswer("attached").withObject("/request").put("url", "http://localhost" + RecordedHar.ATTACH.path());

        assertEquals(2, execute());
        assertTrue(err.toString().contains("record one server"), err.toString());
    }

    @Test
    void mediaTypeIsJudged() throws IOException {
        har.addAnswer("attached").withObject("/response").withArray("headers").removeAll();

        assertEquals(1, execute());
        assertTrue(
                out.toString().contains("header Content-Type: expected application/json but was []"), out.toString());
    }

    @Test
    void otherReadingOfThePageIsAFindingUnlessStrict() throws IOException {
        har.add(VALID, 404, "{\"error\":true,\"message\":\"Agent not found\"}");

        assertEquals(0, execute());
        assertTrue(out.toString().contains("errors without code and data"), out.toString());
        assertEquals(1, execute("--strict"));
    }

    @Test
    void bodyInBase64IsDecoded() throws IOException {
        ObjectNode content = har.addAnswer("attached").withObject("/response/content");
        byte[] text = content.path("text").asText().getBytes(StandardCharsets.UTF_8);
        content.put("encoding", "base64").put("text", Base64.getEncoder().encodeToString(text));

        assertEquals(0, execute(), out.toString());
    }

    @Test
    void nullIsLikeAMissingPart() throws IOException {
        ObjectNode entry = har.add(
                "", 400, RecordedHar.ATTACH.answer("malformed-body").body().toString());
        entry.withObject("/request").putNull("postData").put("bodySize", 0);
        entry.withObject("/response/content").putNull("encoding");

        assertEquals(0, execute(), out + err.toString());
    }

    @Test
    void longBodyOfAnotherExchangeIsRead() throws IOException {
        har.addAnswer("attached");
        ObjectNode foreign = har.add(VALID, 200, "x".repeat(21_000_000));
        foreign.withObject("/request").put("url", "https://staging.example/another");

        assertEquals(0, execute(), out + err.toString());
    }

    @Test
    void incompleteEntryExitsWith2() throws IOException {
        invalid(
                entry -> entry.withObject("/response/content").remove("text"),
                "response.content.text: the body is missing; export the recording with its content");
        invalid(
                entry -> entry.withObject("/response/content").put("size", -1).remove("text"),
                "response.content.text: the body is missing;");
        invalid(
                entry -> entry.withObject("/request/postData").remove("text"),
                "request.postData.text: the body is missing;");
        invalid(
                entry -> entry.withObject("/response/content")
                        .put("encoding", "base64")
                        .put("text", "{}"),
                "response.content.text: the body is not base64, as its encoding says");
        invalid(
                entry -> entry.withObject("/response/content").put("encoding", "br"),
                "response.content.encoding: 'br' is unknown");
        invalid(
                entry -> entry.withObject("/response").put("status", "200"),
                "response.status: '200' is not an HTTP status");
        invalid(
                entry -> entry.put("startedDateTime", "now"),
                "startedDateTime: 'now' is not a time such as 2026-01-24T10:30:19.000Z");
        invalid(entry -> entry.withObject("/request").remove("url"), "request.url: nothing is not a text");
    }

    @Test
    void unusableFileExitsWith2() throws IOException {
        assertEquals(2, run(folder.resolve("none.har").toString()));
        assertError("none.har cannot be read; name an HTTP archive");
        assertEquals(
                2,
                run(Files.writeString(folder.resolve("cut.har"), "{\"log\": {\n\"entries\": [")
                        .toString()));
        assertError("cut.har:2 is not JSON; name an HTTP archive (HAR 1.2), exported to its end");
        assertEquals(
                2, run(Files.writeString(folder.resolve("other.json"), "{}").toString()));
        assertError("other.json: log.entries is missing");
        har.addForeign();
        assertEquals(2, execute());
        assertError(
                "has no exchange of the contract among its 1 entry; record requests such as POST /api/agent/attach-phone-number");
    }

    @Test
    void reportsOfARunAreWritten() throws IOException {
        har.addAnswer("attached");
        Path report = folder.resolve("report");

        assertEquals(0, execute("--report", report.toString()), out + err.toString());
        assertTrue(Files.readString(report.resolve("junit.xml")).contains("log.entries[0]"));
        assertTrue(Files.size(report.resolve("report.html")) > 0);
    }

    private void invalid(Consumer<ObjectNode> change, String message) throws IOException {
        RecordedHar one = new RecordedHar();
        change.accept(one.addAnswer("attached"));
        assertEquals(2, run(one.write(folder).toString()));
        assertError("recorded.har: log.entries[0]." + message);
    }

    private void assertError(String text) {
        assertTrue(err.toString().contains(text), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        err.getBuffer().setLength(0);
    }

    private int execute(String... options) throws IOException {
        String[] all = new String[options.length + 1];
        all[0] = har.write(folder).toString();
        System.arraycopy(options, 0, all, 1, options.length);
        return run(all);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "har";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return SuiteCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}
