package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.fixture.CleanupRequest;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the cleanup requests of the fixture after a run.
 *
 * @param fixture the fixture
 * @param target the target whose HTTP client and timeout are used
 */
public record TargetCleanup(Fixture fixture, TargetClient target) {

    /** Tries to undo the side effects. Those that could not be undone remain recorded. */
    public void undo(CreatedResources createdResources) {
        Optional<CleanupRequest> undo = fixture.cleanupRequest();
        if (undo.isEmpty() || createdResources.attached().isEmpty()) {
            return;
        }
        List<String> numbers = List.copyOf(createdResources.attached().keySet());
        if (undo.get().isPerNumber()) {
            eachOf(numbers, undo.get(), createdResources);
        } else if (send(undo.get(), "").equals(Optional.of(true))) {
            numbers.forEach(createdResources::undone);
        }
    }

    // Stops at the first request without an answer, since each further one would take the whole timeout.
    private void eachOf(List<String> numbers, CleanupRequest cleanupRequest, CreatedResources createdResources) {
        for (String number : numbers) {
            Optional<Boolean> done = send(cleanupRequest, number);
            if (done.isEmpty()) {
                return;
            }
            if (done.get()) {
                createdResources.undone(number);
            }
        }
    }

    /** Whether the request succeeded; empty if there was no answer. */
    private Optional<Boolean> send(CleanupRequest cleanupRequest, String number) {
        PlaceholderResolver resolver = new PlaceholderResolver(values(number));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        resolver.resolve(cleanupRequest.url().replace("${number}", number.replace("+", "%2B")))))
                .timeout(target.timeout())
                .method(cleanupRequest.method(), BodyPublishers.ofString(resolver.resolve(cleanupRequest.body())));
        cleanupRequest.headers().forEach((name, value) -> request.header(name, resolver.resolve(value)));
        try {
            int status = target.client()
                    .send(request.build(), BodyHandlers.discarding())
                    .statusCode();
            return Optional.of(status / 100 == 2);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Map<String, JsonNode> values(String number) {
        return Map.of(
                "number",
                TextNode.valueOf(number),
                "token",
                TextNode.valueOf(fixture.primaryAccount().token()));
    }
}
