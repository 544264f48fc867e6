package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JournalStreamTest extends RunningSandbox {

    private static final int MAX_STREAMS_PER_TOKEN = 10;

    @Test
    void sendsTheEntriesOfTheTokenAsTheyAreAdded() throws Exception {
        String token = newToken();
        attach(token, "agent_1", "san", "\"+4930000001\"").send();
        try (EventStream stream = EventStream.open(url(""), token, "")) {
            assertEquals("cleared", stream.next().name());
            assertEquals("agent_1", stream.next().json().at("/sent/agent").asText());
            attach(newToken(), "agent_of_another_token", "san", "\"+4930000001\"")
                    .send();
            attach(token, "agent_2", "san", "\"+4930000001\"").send();
            JsonNode second = stream.next().json();
            assertEquals("agent_2", second.at("/sent/agent").asText());
            assertEquals("already-attached", second.at("/given/answer").asText());
        }
    }

    @Test
    void continuesAfterTheLastEventId() throws Exception {
        String token = newToken();
        attach(token, "agent_1", "san", "\"+4930000001\"").send();
        attach(token, "agent_2", "san", "\"+4930000001\"").send();
        String first;
        try (EventStream stream = EventStream.open(url(""), token, "")) {
            stream.next();
            first = stream.next().id();
        }
        try (EventStream stream = EventStream.open(url(""), token, first)) {
            Event event = stream.next();
            assertEquals(
                    "entry agent_2",
                    event.name() + " " + event.json().at("/sent/agent").asText());
        }
    }

    @Test
    void unknownLastEventIdGetsTheWholeJournal() throws Exception {
        String token = newToken();
        attach(token, "agent_1", "san", "\"+4930000001\"").send();
        for (String unknown : List.of("5", "999999999999999999", "text", "-1")) {
            try (EventStream stream = EventStream.open(url(""), token, unknown)) {
                assertEquals(
                        "cleared entry",
                        stream.next().name() + " " + stream.next().name());
            }
        }
    }

    @Test
    void reportsThatTheJournalWasCleared() throws Exception {
        String token = newToken();
        attach(token, "agent_1", "san", "\"+4930000001\"").send();
        try (EventStream stream = EventStream.open(url(""), token, "")) {
            stream.next();
            stream.next();
            SandboxCall.to(url("/__sandbox/world"))
                    .method("DELETE")
                    .header("token", token)
                    .send();
            assertEquals("cleared", stream.next().name());
        }
    }

    @Test
    void isNotBufferedByProxies() throws Exception {
        try (EventStream stream = EventStream.open(url(""), newToken(), "")) {
            assertEquals("text/event-stream", stream.header("Content-Type"));
            assertEquals("no", stream.header("X-Accel-Buffering"));
            assertEquals("no-store", stream.header("Cache-Control"));
        }
    }

    @Test
    void requestWithoutATokenIsRefused() {
        SandboxCall.SandboxReply reply =
                SandboxCall.to(url("/__sandbox/journal/stream")).method("GET").send();
        assertEquals(401, reply.status());
        assertTrue(reply.json().path("error").asBoolean());
    }

    @Test
    void tokenHasALimitedNumberOfStreams() throws Exception {
        String token = newToken();
        List<EventStream> open = new ArrayList<>();
        for (int i = 0; i < MAX_STREAMS_PER_TOKEN; i++) {
            open.add(EventStream.open(url(""), token, ""));
        }
        SandboxCall.SandboxReply refused = SandboxCall.to(url("/__sandbox/journal/stream"))
                .method("GET")
                .header("token", token)
                .send();
        assertEquals("429 10", refused.status() + " " + refused.header("Retry-After"));
        for (EventStream stream : open) {
            stream.close();
        }
    }

    @Test
    void endsWhenTheSandboxStops() throws Exception {
        Sandbox sandbox = Sandbox.start(SandboxSettings.at("127.0.0.1", 0));
        try (EventStream stream = EventStream.open(sandbox.url(), newToken(), "")) {
            stream.next();
            sandbox.close();
            try {
                assertNull(stream.nextOrEnd());
            } catch (IOException cutOff) {
                // The sandbox closes the connections, and not always after the last chunk.
            }
        }
    }

    private record Event(String name, String id, String data) {

        JsonNode json() throws IOException {
            return new JsonMapper().readTree(data);
        }
    }

    /** Reads server-sent events. Comments are skipped. */
    private record EventStream(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {

        static EventStream open(String url, String token, String lastEventId) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/__sandbox/journal/stream"))
                    .header("token", token);
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertEquals(200, response.statusCode());
            return new EventStream(
                    response, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Event next() throws IOException {
            Event event = nextOrEnd();
            if (event == null) {
                throw new AssertionError("the stream has ended");
            }
            return event;
        }

        @Nullable
        Event nextOrEnd() throws IOException {
            String name = "";
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(name, id, data);
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
