package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.yaml.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One request of a case and what must come back; placeholders are not filled yet.
 *
 * @param operation the id of the contract's operation
 * @param send how the request is made
 * @param expect what is expected; its {@code answer} is the name, its {@code answers} are the expectations of several
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

    /** The names of the expected answers; {@link Produced#REFUSED} stands for any refusal. */
    public List<String> answers() {
        return expectations().stream()
                .map(expected -> expected.path("answer").asText(Produced.REFUSED))
                .toList();
    }

    /** The name of the expected answer, the first if the step sends several requests. */
    public String answer() {
        return answers().get(0);
    }

    /** The step with the expectation of one of its answers alone. */
    public Step expectingOnly(int index) {
        return new Step(operation, send, expectations().get(index), remember);
    }

    private List<JsonNode> expectations() {
        return expect.has("answers") ? expect.path("answers").valueStream().toList() : List.of(expect);
    }
}
