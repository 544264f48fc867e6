package dev.attachphone.suite.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.ExpectedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NegativeCasesTest {

    private static final int MIN_INPUTS = 300;
    private static final Set<String> ALSO = Set.of("answers", "bodies", "credentials", "fields", "http");

    private static final Set<String> HEADERS = Set.of("token", "api_access_token");
    private static final Map<String, String> STATES = Map.of(
            "/0", "absent",
            "/1", "empty",
            "${wrong}/1", "wrong",
            "${expired}/1", "expired",
            "${valid}/1", "valid",
            "${other-account}/1", "of another account",
            "${valid} ${valid}/2", "sent twice");

    private final Contract contract = Contract.load();
    private final List<TestCase> cases = BuiltInCases.ALL;

    @Test
    void atLeastThreeHundredDistinctInputsAreRejected() {
        Map<String, Integer> themes = new TreeMap<>();
        Set<JsonNode> distinct = cases.stream()
                .filter(each -> isNegative(each.title().family()))
                .filter(each -> isRefused(each.mainStep()))
                .peek(each -> themes.merge(each.title().family(), 1, Integer::sum))
                .map(each -> each.mainStep().send())
                .collect(Collectors.toSet());
        assertTrue(distinct.size() >= MIN_INPUTS, distinct.size() + " in " + themes);
        assertEquals(
                Set.of("bodies", "framing", "headers", "injection", "methods", "paths", "structure", "text"),
                themes.keySet().stream()
                        .filter(theme -> theme.startsWith("negative-"))
                        .map(theme -> theme.replace("negative-", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyPairOfStatesOfTheTwoHeadersHasOneCase() {
        Map<String, Integer> pairs = new TreeMap<>();
        cases.stream()
                .filter(each -> each.title().family().equals("credentials"))
                .map(each -> each.mainStep().send())
                .filter(NegativeCasesTest::sendsNothingElse)
                .map(send -> state(send, "token") + " and " + state(send, "api_access_token"))
                .filter(pair -> !pair.contains("unknown"))
                .forEach(pair -> pairs.merge(pair, 1, Integer::sum));
        assertEquals(STATES.size() * STATES.size(), pairs.size(), pairs.toString());
        assertEquals(Set.of(1), Set.copyOf(pairs.values()), pairs.toString());
    }

    private static boolean sendsNothingElse(JsonNode send) {
        return !send.has("query")
                && !send.has("with")
                && HEADERS.contains(send.path("in").asText("token"))
                && send.path("headers").propertyStream().allMatch(header -> HEADERS.contains(header.getKey()));
    }

    private static String state(JsonNode send, String header) {
        List<String> values = new ArrayList<>();
        String role = send.path("as").asText("valid");
        if (!role.equals("none") && send.path("in").asText("token").equals(header)) {
            values.add("${" + role + "}");
        }
        JsonNode own = send.path("headers").path(header);
        (own.isArray() ? own.valueStream() : Stream.of(own))
                .filter(JsonNode::isTextual)
                .forEach(value -> values.add(value.asText()));
        return STATES.getOrDefault(String.join(" ", values) + "/" + values.size(), "unknown");
    }

    private static boolean isNegative(String family) {
        return family.startsWith("negative-") || ALSO.contains(family);
    }

    private boolean isRefused(CaseStep caseStep) {
        return caseStep.answers().stream()
                .anyMatch(answer -> answer.equals(ExpectedAnswer.REFUSED)
                        || contract.operation(caseStep.operation())
                                        .answer(answer)
                                        .status()
                                >= 400);
    }
}
