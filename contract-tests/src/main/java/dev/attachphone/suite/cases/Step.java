package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.yaml.Placeholders;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One request of a case and what must come back; placeholders are not filled yet.
 *
 * @param operation the id of the contract's operation
 * @param send how the request is made
 * @param expect what is expected; its {@code answer} is the name
 * @param remember names for parts of the answer, by JSON pointer, that later steps may use as placeholders
 */
public record Step(String operation, JsonNode send, JsonNode expect, Map<String, String> remember) {

    /** In whose name it is sent. */
    public String role() {
        return send.path("as").asText("valid");
    }

    /** How long to wait before it is sent, in milliseconds. */
    public long pause() {
        return send.path("wait").asLong();
    }

    /** The words that it uses. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>(Placeholders.namesIn(send));
        words.addAll(Placeholders.namesIn(expect));
        return words;
    }

    /** The name of the expected answer. */
    public String answer() {
        return expect.path("answer").asText();
    }
}
