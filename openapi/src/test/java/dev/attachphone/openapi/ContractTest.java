package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractTest {

    private final Contract contract = Contract.load();

    private static Stream<Operation> allOperations() {
        return Stream.of(Contract.load(), Contract.loadOperations())
                .flatMap(contract -> contract.operations().stream());
    }

    @ParameterizedTest
    @CsvSource({"attach-phone-number.yaml, 2", "operations.yaml, 17"})
    void swaggerParserReportsNoMessages(String file, int paths) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readLocation(file, null, options);

        assertEquals(List.of(), result.getMessages());
        assertEquals(paths, result.getOpenAPI().getPaths().size());
    }

    @TestFactory
    Stream<DynamicTest> everyResponseExampleIsValid() {
        return allOperations()
                .flatMap(operation -> operation.answers().values().stream()
                        .map(answer -> DynamicTest.dynamicTest(
                                operation.id() + " " + answer.name(),
                                () -> assertEquals(
                                        Set.of(),
                                        SchemaValidator.violations(schemaFor(operation, answer), answer.body())))));
    }

    private static JsonNode schemaFor(Operation operation, NamedAnswer answer) {
        String key = answer.inDefaultResponse() ? "default" : String.valueOf(answer.status());
        return Objects.requireNonNull(operation.responseSchemas().get(key));
    }

    @TestFactory
    Stream<DynamicTest> everyRequestExampleViolatesWhatItsAnswerDeclares() {
        return allOperations()
                .flatMap(operation -> operation.requestExamples().entrySet().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                operation.id() + " " + example.getKey(),
                                () -> assertEquals(
                                        expectedViolations(operation.answer(example.getKey())),
                                        SchemaValidator.violations(operation.requestSchema(), example.getValue())))));
    }

    private static Set<String> expectedViolations(NamedAnswer answer) {
        return answer.violates().map(Set::of).orElseGet(Set::of);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationAnswerHasARequestExample() {
        return contract.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(),
                        () -> assertEquals(
                                operation.answers().values().stream()
                                        .filter(answer -> !answer.inDefaultResponse())
                                        .map(NamedAnswer::name)
                                        .collect(Collectors.toCollection(TreeSet::new)),
                                new TreeSet<>(operation.requestExamples().keySet()))));
    }

    @Test
    void everyNameInThePrecedenceIsAnAnswer() {
        for (Operation operation : contract.operations()) {
            assertTrue(
                    operation.answers().keySet().containsAll(operation.precedence()),
                    () -> operation.id() + ": " + operation.precedence());
            assertEquals(
                    operation.precedence().size(),
                    Set.copyOf(operation.precedence()).size());
        }
    }

    // No request alone leads to these: two need an operator, one is a second wording, one is a failure.
    private static final Set<String> BESIDE_THE_PRECEDENCE =
            Set.of("attached-pending", "attached-inactive", "invalid-phone-number-short", "internal-server-error");

    @Test
    void everyOperationAnswerIsInThePrecedence() {
        for (Operation operation : contract.operations()) {
            Set<String> unplaced = operation.answers().values().stream()
                    .filter(answer -> !answer.inDefaultResponse())
                    .map(NamedAnswer::name)
                    .filter(name -> !operation.precedence().contains(name))
                    .collect(Collectors.toSet());
            assertTrue(BESIDE_THE_PRECEDENCE.containsAll(unplaced), () -> operation.id() + ": " + unplaced);
        }
    }

    @Test
    void theCodeOfEveryEnvelopeEqualsItsStatus() {
        for (Operation operation : allOperations().toList()) {
            operation.answers().values().stream()
                    .filter(answer -> answer.body().has("code"))
                    .forEach(answer -> assertEquals(
                            answer.status(), answer.body().path("code").asInt(), answer.name()));
        }
    }

    @Test
    void anAnswerNameHasTheSameBodyInEveryOperation() {
        Map<String, Set<JsonNode>> bodies = allOperations()
                .flatMap(operation -> operation.answers().values().stream())
                .collect(Collectors.groupingBy(
                        NamedAnswer::name, Collectors.mapping(NamedAnswer::body, Collectors.toSet())));

        bodies.forEach((name, meanings) -> assertEquals(1, meanings.size(), name));
    }
}
