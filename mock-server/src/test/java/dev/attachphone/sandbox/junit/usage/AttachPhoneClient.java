package dev.attachphone.sandbox.junit.usage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** An API client as a partner would write it. */
final class AttachPhoneClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final String token;

    AttachPhoneClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Attaches a number and returns the status. Repeats the request once if the reply is lost. */
    int attach(String agent, String number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/agent/attach-phone-number"))
                .header("Content-Type", "application/json")
                .header("token", token)
                .POST(BodyPublishers.ofString(
                        "{\"agent_id\": \"" + agent + "\", \"provider\": \"san\", \"numbers\": [\"" + number + "\"]}"))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException lost) {
            return HTTP.send(request, BodyHandlers.ofString()).statusCode();
        }
    }
}
