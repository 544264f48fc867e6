package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One request of a case and its expected answer, with unresolved placeholders.
 *
 * @param operation the id of the operation in the contract
 * @param send how the request is built
 * @param expect the expectation with the name in {@code answer}, or several expectations in {@code answers}
 * @param remember placeholders that later steps may use, each with the JSON pointer of its value in the answer's body
 */
public record CaseStep(String operation, JsonNode send, JsonNode expect, Map<String, String> remember) {

    /** The role of the credential that the request carries. */
    public String role() {
        return send.path("as").asText("valid");
    }

    /** The pause before the request, in milliseconds. */
    public long pauseMillis() {
        return send.path("wait").asLong();
    }

    /** The placeholders of request and expectation. */
    public Set<String> placeholders() {
        Set<String> names = new TreeSet<>(PlaceholderResolver.namesIn(send));
        names.addAll(PlaceholderResolver.namesIn(expect));
        return names;
    }

    /** The names of the expected answers. {@link ExpectedAnswer#REFUSED} stands for any rejection. */
    public List<String> answers() {
        return expectations().stream()
                .map(expected -> expected.path("answer").asText(ExpectedAnswer.REFUSED))
                .toList();
    }

    /** The name of the expected answer, or of the first one if the step sends several requests. */
    public String answer() {
        return answers().get(0);
    }

    /** This step with only one of its expectations. */
    public CaseStep expectingOnly(int index) {
        return new CaseStep(operation, send, expectations().get(index), remember);
    }

    List<JsonNode> expectations() {
        return expect.has("answers") ? expect.path("answers").valueStream().toList() : List.of(expect);
    }
}
