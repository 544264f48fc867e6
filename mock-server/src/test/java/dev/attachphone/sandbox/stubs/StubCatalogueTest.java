package dev.attachphone.sandbox.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.answer.SandboxResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StubCatalogueTest {

    private static final Path MAPPINGS = Path.of("src/main/resources/mappings");

    private final Contract contract = Contract.load();

    @Test
    void everyAnswerOfThePrecedenceAndTheDefaultResponseHasAStubFileOrAnOutcome() {
        assertEquals(Optional.empty(), StubCatalogue.missingAnswers(contract));
    }

    @Test
    void everyStubFileIsNamedAfterAnAnswerOfTheContract() throws IOException {
        Set<String> used = Stream.concat(
                        StubCatalogue.OWN.stream().map(name -> StubCatalogue.OWN_FOLDER + "/" + name),
                        contract.operations().stream()
                                .flatMap(operation -> operation.answers().keySet().stream()
                                        .flatMap(name -> Stream.of(operation.id() + "/" + name, "http/" + name))))
                .map(name -> name + ".json")
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(MAPPINGS)) {
            List<String> unused = files.filter(Files::isRegularFile)
                    .map(file -> MAPPINGS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !used.contains(file))
                    .sorted()
                    .toList();
            assertEquals(
                    List.of(),
                    unused,
                    "remove these files from " + MAPPINGS + ", or add their answers to the contract");
        }
    }

    @Test
    void answersWithoutAStubFileAreInTheDefaultResponseOfEveryOperation() {
        Stream.concat(StubCatalogue.OF_HTTP_SERVER.stream(), StubCatalogue.FORCED_ONLY.stream())
                .forEach(name -> contract.operations()
                        .forEach(operation -> assertTrue(operation.answer(name).inDefaultResponse(), name)));
    }

    @Test
    void allMissingAnswersAreListedInOneMessage() {
        JsonNode document = contract.document().deepCopy();
        addAnswer(document, "number-asleep", 410);
        addAnswer(document, "number-blocked", 451);

        String message = StubCatalogue.missingAnswers(Contract.of(document)).orElseThrow();

        assertTrue(
                message.startsWith("The sandbox lacks 2 answers of the contract:\n"
                        + "  attachPhoneNumber number-blocked (451): add"
                        + " mock-server/src/main/resources/mappings/attachPhoneNumber/number-blocked.json"),
                message);
        assertTrue(message.contains("\n  attachPhoneNumber number-asleep (410): add"), message);
    }

    @Test
    void missingAnswerOfTheDefaultResponseIsReportedWithItsSharedFile() {
        JsonNode document = contract.document().deepCopy();
        document.withObject("/components/responses/HttpError/content/application~1json/examples/expectation-failed")
                .set("value", SandboxResponses.envelope(417, "No"));

        String file = "mock-server/src/main/resources/mappings/http/expectation-failed.json,"
                + " or the name to StubCatalogue if the HTTP server gives it or it is only forced";
        assertEquals(
                Optional.of("The sandbox lacks 2 answers of the contract:\n"
                        + "  attachPhoneNumber expectation-failed (417): add " + file + "\n"
                        + "  createAgent expectation-failed (417): add " + file),
                StubCatalogue.missingAnswers(Contract.of(document)));
    }

    @Test
    void stubsWithDifferentNamesHaveDifferentIds() {
        List<StubMapping> stubs = new StubCatalogue(contract).index().mappings();
        long names = stubs.stream().map(StubMapping::getName).distinct().count();
        assertEquals(names, stubs.stream().map(StubMapping::getId).distinct().count());
        assertTrue(names > 60, "" + names);
    }

    private static void addAnswer(JsonNode document, String name, int status) {
        ObjectNode operation = (ObjectNode) document.at("/paths/~1api~1agent~1attach-phone-number/post");
        operation.withArray("x-precedence").insert(0, name);
        ObjectNode value = SandboxResponses.envelope(status, "No");
        operation
                .withObject("responses")
                .putObject(String.valueOf(status))
                .withObject("/content/application~1json/examples/" + name)
                .set("value", value);
    }
}
