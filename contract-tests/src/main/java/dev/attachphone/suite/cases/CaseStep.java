package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.yaml.PlaceholderResolver;
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
public record CaseStep(String operation, JsonNode send, JsonNode expect, Map<String, String> remember) {

    /** In whose name it is sent. */
    public String role() {
        return send.path("as").asText("valid");
    }

    /** How long to wait before it is sent, in milliseconds. */
    public long pauseMillis() {
        return send.path("wait").asLong();
    }

    /** The words that it uses. */
    public Set<String> placeholders() {
        Set<String> words = new TreeSet<>(PlaceholderResolver.namesIn(send));
        words.addAll(PlaceholderResolver.namesIn(expect));
        return words;
    }

    /** The names of the expected answers; {@link ExpectedAnswer#REFUSED} stands for any refusal. */
    public List<String> answers() {
        return expectations().stream()
                .map(expected -> expected.path("answer").asText(ExpectedAnswer.REFUSED))
                .toList();
    }

    /** The name of the expected answer, the first if the step sends several requests. */
    public String answer() {
        return answers().get(0);
    }

    /** The step with the expectation of one of its answers alone. */
    public CaseStep expectingOnly(int index) {
        return new CaseStep(operation, send, expectations().get(index), remember);
    }

    private List<JsonNode> expectations() {
        return expect.has("answers") ? expect.path("answers").valueStream().toList() : List.of(expect);
    }
}
