package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the preferences of a request stand: in its header, and in its query; the header counts first. */
final class Wishes {

    private Wishes() {}

    static Preference of(Operation operation, Request request) {
        Map<String, String> inHeader = Preferences.read(Inspection.lines(request, Preference.HEADER));
        Map<String, String> all = new HashMap<>(Preferences.read(inQuery(request.getUrl())));
        Effect.By by = inHeader.keySet().containsAll(all.keySet()) ? Effect.By.HEADER : Effect.By.QUERY;
        all.putAll(inHeader);
        return new PreferenceReader(operation).read(all, by);
    }

    private static List<String> inQuery(String url) {
        int query = url.indexOf('?');
        String name = Preference.QUERY + "=";
        return query < 0
                ? List.of()
                : Arrays.stream(url.substring(query + 1).split("&"))
                        .filter(parameter -> parameter.startsWith(name))
                        .map(parameter -> URLDecoder.decode(parameter.substring(name.length()), StandardCharsets.UTF_8))
                        .toList();
    }
}
