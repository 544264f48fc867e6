package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a client sent, before its numbers were made plain for the stubs.
 *
 * @param text the body as text
 */
public record OriginalBody(String text) {

    private static final String TYPE = "ORIGINAL_BODY";
    private static final String TEXT = "text";

    /** Has the event remember what was sent. */
    static void remember(ServeEvent event, Request request) {
        event.appendSubEvent(new SubEvent(TYPE, 0L, Map.of(TEXT, text(request))));
    }

    /** What was sent. */
    public static OriginalBody of(ServeEvent event) {
        return event.getSubEvents().stream()
                .filter(sub -> sub.getType().equals(TYPE))
                .findFirst()
                .map(sub -> new OriginalBody(String.valueOf(sub.getData().get(TEXT))))
                .orElseGet(() -> new OriginalBody(text(event.getRequest())));
    }

    private static String text(Request request) {
        return new String(request.getBody(), StandardCharsets.UTF_8);
    }
}
