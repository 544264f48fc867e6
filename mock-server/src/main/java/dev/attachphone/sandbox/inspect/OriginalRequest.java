package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import dev.attachphone.sandbox.prefer.Preference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a client sent, before it was made plain for the stubs.
 *
 * @param body the body as text
 * @param prefer the lines of its {@code Prefer} header
 */
public record OriginalRequest(String body, List<String> prefer) {

    private static final String TYPE = "ORIGINAL";
    private static final String BODY = "body";
    private static final String PREFER = "prefer";

    /** Has the event remember what was sent. */
    static void remember(ServeEvent event, Request request) {
        Map<String, Object> data =
                Map.of(BODY, text(request), PREFER, RequestInspection.lines(request, Preference.HEADER));
        event.appendSubEvent(new SubEvent(TYPE, 0L, data));
    }

    /** What was sent. */
    public static OriginalRequest of(ServeEvent event) {
        return event.getSubEvents().stream()
                .filter(sub -> sub.getType().equals(TYPE))
                .findFirst()
                .map(sub -> of(sub.getData()))
                .orElseGet(() -> new OriginalRequest(
                        text(event.getRequest()), RequestInspection.lines(event.getRequest(), Preference.HEADER)));
    }

    private static OriginalRequest of(Map<String, Object> data) {
        List<?> prefer = (List<?>) data.getOrDefault(PREFER, List.of());
        return new OriginalRequest(
                String.valueOf(data.get(BODY)),
                prefer.stream().map(String::valueOf).toList());
    }

    private static String text(Request request) {
        return new String(request.getBody(), StandardCharsets.UTF_8);
    }
}
