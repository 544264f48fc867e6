package dev.attachphone.sandbox.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.sandbox.journal.JournalEntry.RecordedRequest;
import dev.attachphone.sandbox.journal.JournalEntry.RecordedResponse;

/** Converts journal entries to the JSON of the control API. */
public final class JournalJson {

    private JournalJson() {}

    /** Converts an entry. */
    public static ObjectNode of(JournalEntry entry) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("duration_ms", entry.duration().toMillis());
        json.set("sent", sent(entry));
        json.set("given", given(entry.response()));
        return json;
    }

    private static ObjectNode sent(JournalEntry entry) {
        RecordedRequest request = entry.request();
        ObjectNode sent = JsonNodeFactory.instance
                .objectNode()
                .put("by", request.origin().text())
                .put("method", request.method())
                .put("url", request.url())
                .put("agent", entry.fields().agent())
                .put("all_numbers", entry.fields().allNumbers());
        ArrayNode numbers = sent.putArray("numbers");
        entry.fields().numbers().forEach(numbers::add);
        sent.put("body", request.body()).put("body_is_truncated", JournalEntryMapper.isTruncated(request.body()));
        ArrayNode headers = sent.putArray("headers");
        request.headers()
                .forEach(header -> headers.addArray().add(header.getKey()).add(header.getValue()));
        return sent;
    }

    private static ObjectNode given(RecordedResponse response) {
        ObjectNode given = JsonNodeFactory.instance
                .objectNode()
                .put("answer", response.answer())
                .put("status", response.status())
                .put("cause", response.cause().text())
                .put("effect", response.effect())
                .put("is_delivered", response.isDelivered())
                .put("body", response.body());
        ObjectNode headers = given.putObject("headers");
        response.headers().forEach(headers::put);
        return given;
    }
}
