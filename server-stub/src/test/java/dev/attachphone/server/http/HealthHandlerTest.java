package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class HealthHandlerTest {

    @RegisterExtension
    private final FailingServer server = new FailingServer();

    @Test
    void readinessIs503WhileTheServerIsNotReady() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/health/ready")).build();
        assertEquals(
                200, server.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        server.setReady(false);
        assertEquals(
                503, server.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void livenessIs200WhileTheServerIsNotReady() throws Exception {
        server.setReady(false);
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/health/live")).build();
        assertEquals(
                200, server.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() throws Exception {
        HttpResponse<String> answer = send("HEAD");

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals(Optional.of("18"), answer.headers().firstValue("Content-Length"));
    }

    @Test
    void anotherMethodIsAnsweredWith405AndAllow() throws Exception {
        HttpResponse<String> answer = send("DELETE");

        assertEquals(405, answer.statusCode());
        assertEquals(Optional.of("GET, HEAD"), answer.headers().firstValue("Allow"));
    }

    private HttpResponse<String> send(String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/health/ready"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return server.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
