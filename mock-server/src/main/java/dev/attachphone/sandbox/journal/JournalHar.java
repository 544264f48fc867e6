package dev.attachphone.sandbox.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.sandbox.journal.JournalEntry.RecordedRequest;
import dev.attachphone.sandbox.journal.JournalEntry.RecordedResponse;
import java.util.List;
import java.util.Map;

/**
 * Converts journal entries to an HTTP Archive (HAR), version 1.2. The test suite has its own HAR writer, because it judges the
 * sandbox and must not depend on it.
 */
public final class JournalHar {

    private JournalHar() {}

    /**
     * Creates the archive.
     *
     * @param url the URL of the sandbox without a trailing slash
     */
    public static ObjectNode of(String url, List<JournalEntry> entries) {
        ObjectNode har = JsonNodeFactory.instance.objectNode();
        ObjectNode log = har.putObject("log").put("version", "1.2");
        log.putObject("creator").put("name", "attach-phone-number sandbox").put("version", BuildVersion.current());
        ArrayNode array = log.putArray("entries");
        entries.forEach(entry -> addEntry(array.addObject(), url, entry));
        return har;
    }

    private static void addEntry(ObjectNode json, String url, JournalEntry entry) {
        RecordedRequest recordedRequest = entry.request();
        RecordedResponse recordedResponse = entry.response();
        json.put("startedDateTime", entry.at().toString())
                .put("time", entry.duration().toMillis())
                .put("comment", recordedResponse.answer());
        ObjectNode request = json.putObject("request");
        request.put("method", recordedRequest.method())
                .put("url", url + recordedRequest.url())
                .put("httpVersion", "HTTP/1.1")
                .putArray("queryString");
        addHeadersAndSizes(request, recordedRequest.headers(), recordedRequest.body());
        request.putObject("postData").put("mimeType", "application/json").put("text", recordedRequest.body());
        ObjectNode response = json.putObject("response");
        response.put("status", recordedResponse.status())
                .put("statusText", recordedResponse.answer())
                .put("httpVersion", "HTTP/1.1")
                .put("redirectURL", "");
        addHeadersAndSizes(response, List.copyOf(recordedResponse.headers().entrySet()), recordedResponse.body());
        response.putObject("content")
                .put("size", recordedResponse.body().length())
                .put("mimeType", recordedResponse.headers().getOrDefault("Content-Type", ""))
                .put("text", recordedResponse.body());
        json.putObject("cache");
        json.putObject("timings")
                .put("send", 0)
                .put("wait", entry.duration().toMillis())
                .put("receive", 0);
    }

    private static void addHeadersAndSizes(ObjectNode message, List<Map.Entry<String, String>> headers, String body) {
        ArrayNode array = message.putArray("headers");
        headers.forEach(header -> array.addObject().put("name", header.getKey()).put("value", header.getValue()));
        message.putArray("cookies");
        message.put("headersSize", -1).put("bodySize", body.length());
    }
}
