package dev.attachphone.sandbox.junit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.sandbox.junit.JournaledExchange.Received;
import dev.attachphone.sandbox.junit.JournaledExchange.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client of the sandbox's control API.
 *
 * @param url the URL of the sandbox without a trailing slash
 * @param token the token whose state is read and changed
 */
record ControlApiClient(String url, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = new JsonMapper();

    List<JournaledExchange> journal() {
        return send("GET", "journal", "")
                .path("entries")
                .valueStream()
                .map(ControlApiClient::exchange)
                .toList();
    }

    private static JournaledExchange exchange(JsonNode entry) {
        JsonNode sent = entry.path("sent");
        JsonNode given = entry.path("given");
        List<Map.Entry<String, String>> headersSent = sent.path("headers")
                .valueStream()
                .map(line -> Map.entry(line.path(0).asText(), line.path(1).asText()))
                .toList();
        Map<String, String> headersGiven = new LinkedHashMap<>();
        given.path("headers")
                .properties()
                .forEach(header ->
                        headersGiven.put(header.getKey(), header.getValue().asText()));
        return new JournaledExchange(
                entry.path("id").asText(),
                Instant.parse(entry.path("at").asText()),
                new Sent(
                        sent.path("method").asText(),
                        sent.path("url").asText(),
                        headersSent,
                        sent.path("body").asText()),
                new Received(
                        given.path("answer").asText(),
                        given.path("status").asInt(),
                        given.path("cause").asText(),
                        given.path("effect").asText(),
                        headersGiven,
                        given.path("body").asText()));
    }

    IntegrationCard card() {
        JsonNode card = send("GET", "card", "");
        List<String> mistakes = card.path("remarks")
                .valueStream()
                .filter(remark -> remark.path("kind").asText().equals("FAULT"))
                .map(remark -> remark.path("text").asText())
                .toList();
        return new IntegrationCard(
                card.path("done").asBoolean(), texts(card.path("met")), texts(card.path("left")), mistakes);
    }

    /**
     * Sends a request and returns the {@code data} of the response.
     *
     * @throws IllegalArgumentException with the message of the response if its status is not 200
     */
    JsonNode send(String method, String resource, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/__sandbox/" + resource))
                .method(method, BodyPublishers.ofString(body))
                .header("token", token)
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            JsonNode envelope = MAPPER.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException(envelope.path("message").asText());
            }
            return envelope.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the sandbox", e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
