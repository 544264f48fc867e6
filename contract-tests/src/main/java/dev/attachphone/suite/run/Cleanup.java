package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.Undo;
import dev.attachphone.suite.yaml.Placeholders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Undoes what a run has left behind, where the fixture says how.
 *
 * @param fixture says how
 * @param target whose client and patience are used
 */
public record Cleanup(Fixture fixture, Target target) {

    /** Tries to undo the effects; what could not be undone stays among them. */
    public void undo(Effects effects) {
        Optional<Undo> undo = fixture.undo();
        if (undo.isEmpty() || effects.attached().isEmpty()) {
            return;
        }
        List<String> numbers = List.copyOf(effects.attached().keySet());
        if (undo.get().isForEachNumber()) {
            eachOf(numbers, undo.get(), effects);
        } else if (send(undo.get(), "").equals(Optional.of(true))) {
            numbers.forEach(effects::undone);
        }
    }

    // Up to the first to which nothing answers: the others would wait as long.
    private void eachOf(List<String> numbers, Undo undo, Effects effects) {
        for (String number : numbers) {
            Optional<Boolean> done = send(undo, number);
            if (done.isEmpty()) {
                return;
            }
            if (done.get()) {
                effects.undone(number);
            }
        }
    }

    /** Whether it was done; empty if nothing answers. */
    private Optional<Boolean> send(Undo undo, String number) {
        Placeholders words = new Placeholders(words(number));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(words.fill(undo.url().replace("${number}", number.replace("+", "%2B")))))
                .timeout(target.patience())
                .method(undo.method(), BodyPublishers.ofString(words.fill(undo.body())));
        undo.headers().forEach((name, value) -> request.header(name, words.fill(value)));
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

    private Map<String, JsonNode> words(String number) {
        return Map.of(
                "number",
                TextNode.valueOf(number),
                "token",
                TextNode.valueOf(fixture.own().token()));
    }
}
