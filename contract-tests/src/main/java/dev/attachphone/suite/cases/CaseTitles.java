package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Composes the names of cases: what is sent, and the expected answer with its status.
 *
 * @param operation the operation of the request under test
 */
record CaseTitles(Operation operation) {

    /**
     * The title of a case.
     *
     * @param sent what is sent, in words
     * @param source the sentence or decision that the case verifies
     * @param node where the case is written
     */
    CheckTitle title(String sent, String source, YamlNode node, CaseStep step, Optional<Race> race) {
        String family = node.file().replaceFirst("\\.yaml$", "");
        return new CheckTitle(family, sent + " " + answered(step, race), source, node.location());
    }

    private String answered(CaseStep step, Optional<Race> race) {
        List<String> answers = step.expectations().stream().map(this::answer).toList();
        if (race.isPresent()) {
            return race.get().kind() == Race.RaceKind.RIVALS
                    ? "are answered once with " + answers.get(0) + " and otherwise with " + named(Race.LOST)
                    : "are all answered with " + answers.get(0);
        }
        return (answers.size() == 1 ? "is" : "are") + " answered with " + String.join(", then ", answers);
    }

    private String answer(JsonNode expected) {
        if (expected.has("answer")) {
            return named(expected.path("answer").asText());
        }
        List<String> allowed = expected.path("refused")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(ArrayList::new));
        if (expected.path("or-closed").asBoolean()) {
            allowed.add("a closed connection");
        }
        int last = allowed.size() - 1;
        return last < 1
                ? String.join("", allowed)
                : String.join(", ", allowed.subList(0, last)) + " or " + allowed.get(last);
    }

    private String named(String answer) {
        return answer + " (" + operation.answer(answer).status() + ")";
    }
}
