package dev.attachphone.sandbox.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes requests and answers as a HTTP Archive, version 1.2. */
public final class JournalHar {

    private JournalHar() {}

    /** The archive. */
    public static ObjectNode of(String url, List<JournalEntry> entries) {
        ObjectNode har = JsonNodeFactory.instance.objectNode();
        ObjectNode log = har.putObject("log").put("version", "1.2");
        log.putObject("creator").put("name", "attach-phone-number sandbox").put("version", "1");
        ArrayNode array = log.putArray("entries");
        entries.forEach(journalEntry -> entry(array.addObject(), url, journalEntry));
        return har;
    }

    private static void entry(ObjectNode json, String url, JournalEntry journalEntry) {
        json.put("startedDateTime", journalEntry.at().toString())
                .put("time", 0)
                .put("comment", journalEntry.response().answer());
        ObjectNode request = json.putObject("request");
        request.put("method", journalEntry.request().method())
                .put("url", url + journalEntry.request().url())
                .put("httpVersion", "HTTP/1.1");
        headers(request, journalEntry.request().headers());
        request.putObject("postData")
                .put("mimeType", "application/json")
                .put("text", journalEntry.request().body());
        sizes(request, journalEntry.request().body().length());
        ObjectNode response = json.putObject("response");
        response.put("status", journalEntry.response().status())
                .put("statusText", journalEntry.response().answer())
                .put("httpVersion", "HTTP/1.1");
        headers(response, List.copyOf(journalEntry.response().headers().entrySet()));
        response.putObject("content")
                .put("size", journalEntry.response().body().length())
                .put("mimeType", journalEntry.response().headers().getOrDefault("Content-Type", ""))
                .put("text", journalEntry.response().body());
        response.put("redirectURL", "");
        sizes(response, journalEntry.response().body().length());
        json.putObject("cache");
        json.putObject("timings").put("send", 0).put("wait", 0).put("receive", 0);
    }

    private static void headers(ObjectNode message, List<Map.Entry<String, String>> headers) {
        ArrayNode array = message.putArray("headers");
        headers.forEach(header -> array.addObject().put("name", header.getKey()).put("value", header.getValue()));
        message.putArray("cookies");
        if (message.has("method")) {
            message.putArray("queryString");
        }
    }

    private static void sizes(ObjectNode message, int body) {
        message.put("headersSize", -1).put("bodySize", body);
    }
}
