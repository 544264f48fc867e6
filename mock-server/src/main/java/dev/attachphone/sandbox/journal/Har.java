package dev.attachphone.sandbox.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes requests and answers as a HTTP Archive, version 1.2. */
public final class Har {

    private Har() {}

    /** The archive. */
    public static ObjectNode of(String url, List<Entry> entries) {
        ObjectNode har = JsonNodeFactory.instance.objectNode();
        ObjectNode log = har.putObject("log").put("version", "1.2");
        log.putObject("creator").put("name", "attach-phone-number sandbox").put("version", "1");
        ArrayNode array = log.putArray("entries");
        entries.forEach(entry -> entry(array.addObject(), url, entry));
        return har;
    }

    private static void entry(ObjectNode json, String url, Entry entry) {
        json.put("startedDateTime", entry.at().toString())
                .put("time", 0)
                .put("comment", entry.given().answer());
        ObjectNode request = json.putObject("request");
        request.put("method", entry.sent().method())
                .put("url", url + entry.sent().url())
                .put("httpVersion", "HTTP/1.1");
        headers(request, entry.sent().headers());
        request.putObject("postData")
                .put("mimeType", "application/json")
                .put("text", entry.sent().body());
        sizes(request, entry.sent().body().length());
        ObjectNode response = json.putObject("response");
        response.put("status", entry.given().status())
                .put("statusText", entry.given().answer())
                .put("httpVersion", "HTTP/1.1");
        headers(response, List.copyOf(entry.given().headers().entrySet()));
        response.putObject("content")
                .put("size", entry.given().body().length())
                .put("mimeType", entry.given().headers().getOrDefault("Content-Type", ""))
                .put("text", entry.given().body());
        response.put("redirectURL", "");
        sizes(response, entry.given().body().length());
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
