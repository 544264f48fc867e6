package dev.attachphone.sandbox.prefer;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.inspect.RequestInspection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the preferences of a request stand: in its header, and in its query; the header counts first. */
public final class PreferHeader {

    private PreferHeader() {}

    public static Preference of(Operation operation, Request request) {
        Map<String, String> inHeader = PreferenceLines.read(RequestInspection.lines(request, Preference.HEADER));
        Map<String, String> query = PreferenceLines.read(inQuery(request.getUrl()));
        PreferParser reader = new PreferParser(operation);
        Optional<String> contradiction = query.entrySet().stream()
                .filter(wish ->
                        !inHeader.getOrDefault(wish.getKey(), wish.getValue()).equals(wish.getValue()))
                .map(wish -> "The query's " + wish.getKey() + "=" + wish.getValue() + " contradicts the header")
                .findFirst()
                .or(() -> query.keySet().stream()
                        .filter(name -> !PreferParser.NAMES.contains(name))
                        .map(name -> "There is no preference '" + name + "'")
                        .findFirst());
        if (contradiction.isPresent()) {
            return reader.refused(contradiction.get(), query);
        }
        Map<String, String> all = new HashMap<>(query);
        all.putAll(inHeader);
        return reader.read(
                all,
                inHeader.keySet().containsAll(all.keySet())
                        ? ResponseEffect.EffectSource.HEADER
                        : ResponseEffect.EffectSource.QUERY);
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
