package dev.attachphone.sandbox.stubs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.matching.MatchesJsonSchemaPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.request.JsonBodyParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubConditionTest {

    private static final Contract CONTRACT = Contract.load();

    /** Values of every JSON type, and texts at the bounds of the contract's patterns. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "\"\"",
            "\" \"",
            "\"\\u00a0\"",
            "\"\\u2028\\u3000\"",
            "\"a\"",
            "\" a \"",
            "\"san\"",
            "\"San\"",
            "\"san\\n\"",
            "\"+918062810341\"",
            "[]",
            "{}",
            "[null]",
            "[1]",
            "[\"\"]",
            "[\"+12\"]",
            "[\"+1\"]",
            "[\"+123456789012345\"]",
            "[\"+1234567890123456\"]",
            "[\"+12\\n\"]",
            "[\"+12\", 5]",
            "[\"+12\", \"12\"]",
            "[\"+\\u0661\\u0662\"]",
            "[[\"+12\"]]",
            "[{}]");

    @Test
    void bodyPatternsOfAllStubsHoldForTheSameBodiesAsInWireMock() throws Exception {
        int compared = 0;
        for (SandboxStub stub : new StubCatalogue(CONTRACT).index().stubs()) {
            JsonNode json = stub.request().path("bodyPatterns");
            List<ContentPattern<?>> patterns = stub.mapping().getRequest().getBodyPatterns();
            if (patterns == null) {
                continue;
            }
            for (int i = 0; i < patterns.size(); i++) {
                for (String body : bodies()) {
                    boolean inWireMock =
                            ((StringValuePattern) patterns.get(i)).match(body).isExactMatch();
                    boolean here = StubCondition.body(json.path(i))
                            .test(JsonBodyParser.parse(
                                    body.getBytes(StandardCharsets.UTF_8),
                                    CONTRACT.limits().maxBodyDepth()));
                    assertEquals(inWireMock, here, json.path(i) + " for " + body);
                    compared++;
                }
            }
        }
        assertTrue(compared > 500, "" + compared);
    }

    @Test
    void schemasOfTheContractAreNotEvaluatedByWireMock() {
        List<JsonNode> schemas = new StubCatalogue(CONTRACT)
                .index().stubs().stream()
                        .flatMap(stub -> stub.request().path("bodyPatterns").findValues("matchesJsonSchema").stream())
                        .toList();
        assertFalse(schemas.isEmpty());
        schemas.forEach(schema -> assertDoesNotThrow(() -> SchemaPredicate.compiled(schema), schema::toString));
    }

    private static List<String> bodies() {
        return Stream.concat(
                        Stream.of("{}"),
                        Stream.of("agent_id", "provider", "numbers", "agent_name")
                                .flatMap(field -> VALUES.stream()
                                        .map(value -> "{\"other\":[{}],\"" + field + "\":" + value + "}")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"string\",\"minLength\":2,\"maxLength\":3}",
                "{\"type\":\"object\",\"required\":[\"agent_id\",\"other\"]}",
                "{\"properties\":{\"numbers\":{\"maxItems\":1,\"items\":{\"enum\":[\"+12\",\"\"]}}}}",
                "{\"properties\":{\"agent_id\":{\"type\":\"integer\",\"minimum\":0}}}",
                "{\"properties\":{\"agent_id\":{\"enum\":[0,\"a\"]}}}",
                "{\"properties\":{\"provider\":{\"not\":{\"enum\":[\"san\"]}}}}"
            })
    void schemasOfEditedContractsAreEvaluatedAsByWireMock(String schema) throws Exception {
        MatchesJsonSchemaPattern pattern = new MatchesJsonSchemaPattern(schema);
        for (String value : Stream.concat(bodies().stream(), Stream.of("\"ab\"", "\"abcd\"", "\"\\ud83d\\ude00a\""))
                .toList()) {
            assertEquals(
                    pattern.match(value).isExactMatch(),
                    SchemaPredicate.of(tree(schema)).test(tree(value)),
                    value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"cookies\":{}}", "{\"headers\":{\"Accept\":{}}}", "{\"bodyPatterns\":[{\"contains\":\"a\"}]}"
            })
    void aMatcherThatNoStubUsesIsAnError(String request) {
        assertThrows(IllegalArgumentException.class, () -> StubCondition.of(tree(request)));
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return new JsonMapper().readTree(json);
    }
}
