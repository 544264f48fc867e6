package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the preferences of a request stand: in its header, and in its query; the header counts first. */
final class Wishes {

    private Wishes() {}

    static Preference of(Operation operation, Request request) {
        Map<String, String> inHeader = Preferences.read(Inspection.lines(request, Preference.HEADER));
        Map<String, String> query = Preferences.read(inQuery(request.getUrl()));
        PreferenceReader reader = new PreferenceReader(operation);
        Optional<String> contradiction = query.entrySet().stream()
                .filter(wish ->
                        !inHeader.getOrDefault(wish.getKey(), wish.getValue()).equals(wish.getValue()))
                .map(wish -> "The query's " + wish.getKey() + "=" + wish.getValue() + " contradicts the header")
                .findFirst()
                .or(() -> query.keySet().stream()
                        .filter(name -> !PreferenceReader.NAMES.contains(name))
                        .map(name -> "There is no preference '" + name + "'")
                        .findFirst());
        if (contradiction.isPresent()) {
            return reader.refused(contradiction.get(), query);
        }
        Map<String, String> all = new HashMap<>(query);
        all.putAll(inHeader);
        return reader.read(all, inHeader.keySet().containsAll(all.keySet()) ? Effect.By.HEADER : Effect.By.QUERY);
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
