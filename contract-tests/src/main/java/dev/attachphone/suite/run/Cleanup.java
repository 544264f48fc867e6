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
            numbers.stream().filter(number -> send(undo.get(), number)).forEach(effects::undone);
        } else if (send(undo.get(), "")) {
            numbers.forEach(effects::undone);
        }
    }

    private boolean send(Undo undo, String number) {
        Placeholders words = new Placeholders(words(number));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(words.fill(undo.url().replace("${number}", number.replace("+", "%2B")))))
                .timeout(target.patience())
                .method(undo.method(), BodyPublishers.ofString(words.fill(undo.body())));
        undo.headers().forEach((name, value) -> request.header(name, words.fill(value)));
        try {
            return target.client()
                                    .send(request.build(), BodyHandlers.discarding())
                                    .statusCode()
                            / 100
                    == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
