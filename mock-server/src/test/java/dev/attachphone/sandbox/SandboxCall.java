package dev.attachphone.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Builds and sends a request to the sandbox under test. */
final class SandboxCall {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String url;
    private final List<String> headers = new ArrayList<>();
    private String method = "POST";
    private String body = "";

    private SandboxCall(String url) {
        this.url = url;
    }

    static SandboxCall to(String url) {
        return new SandboxCall(url);
    }

    static SandboxCall json(String url, String body) {
        return to(url).header("Content-Type", "application/json").body(body);
    }

    SandboxCall method(String value) {
        method = value;
        return this;
    }

    SandboxCall header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    SandboxCall body(String value) {
        body = value;
        return this;
    }

    SandboxReply send() {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            return new SandboxReply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record SandboxReply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String name() {
            return header("X-Sandbox-Answer");
        }

        JsonNode json() {
            try {
                return new JsonMapper().readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(response.body(), e);
            }
        }
    }
}
