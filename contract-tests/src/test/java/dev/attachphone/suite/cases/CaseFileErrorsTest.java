package dev.attachphone.suite.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileErrorsTest {

    private static final String HEAD = "operation: attachPhoneNumber\ncases:\n";

    @Test
    void reportsAnUnknownAnswer() {
        assertRejected(
                "- name: a\n  source: b\n  expect: atached\n", "mine.yaml:5: field /cases/0/expect: ", "'atached'");
    }

    @Test
    void reportsAnUnknownAnswerOfAGivenRequest() {
        assertRejected(
                "- name: a\n  source: b\n  given:\n  - expect: {answer: nope}\n  expect: attached\n",
                "mine.yaml:6: field /cases/0/given/0/expect/answer: ",
                "'nope'");
    }

    @Test
    void reportsAnUnknownField() {
        assertRejected(
                "- name: a\n  source: b\n  sent: {}\n  expect: attached\n",
                "mine.yaml:5: field /cases/0/sent: ",
                "send");
    }

    @Test
    void reportsAMissingField() {
        assertRejected("- name: a\n  expect: attached\n", "mine.yaml:3: field /cases/0: ", "'source' is missing");
    }

    @Test
    void reportsAnUnknownPlaceholder() {
        assertRejected(
                "- name: a\n  source: b\n  send: {body: '${nmber}'}\n  expect: attached\n",
                "mine.yaml:3: ",
                "${nmber}");
    }

    @Test
    void reportsACaseWithTheNameOfABuiltInOne(@TempDir Path folder) throws IOException {
        CaseLoader files = new CaseLoader(Contract.load());
        String taken = files.builtIn().get(0).sent();
        Files.writeString(
                folder.resolve("mine.yaml"),
                "operation: attachPhoneNumber\ncases:\n- name: \"" + taken + "\"\n  source: b\n  expect: attached\n");
        String message = String.valueOf(assertThrows(InvalidFileException.class, () -> files.builtInAndFrom(folder))
                .getMessage());
        assertTrue(message.contains("mine.yaml") && message.contains(taken), message);
    }

    @Test
    void reportsTheLineOfInvalidYaml() {
        assertRejected("- name: 'a\n", "mine.yaml:");
    }

    @Test
    void reportsFaultsOutOfOrder() {
        String message = message("""
                operation: createAgent
                source: s
                faults:
                - {answer: malformed-body, ways: [{send: {append: x}}]}
                - {answer: invalid-auth, ways: [{send: {as: none}}]}
                """);
        assertTrue(message.contains("[invalid-auth, malformed-body]"), message);
    }

    @Test
    void createsACaseForEachRow() {
        List<TestCase> cases = read(HEAD + "- {name: 'of ${it}', source: b, each: [a, b], expect: attached}\n");
        assertEquals(
                List.of("of a is answered with attached (200)", "of b is answered with attached (200)"),
                cases.stream().map(each -> each.title().name()).toList());
    }

    @Test
    void createsACaseForEveryCombinationOfSeveralLists() {
        List<TestCase> cases = read(
                HEAD
                        + "- {name: '${both}', source: b, each: {a: [x, y], b: [{both: '${a}1'}, {both: '${a}2'}]}, expect: attached}\n");
        assertEquals(
                List.of("x1", "x2", "y1", "y2"),
                cases.stream().map(TestCase::sent).toList());
    }

    @Test
    void keepsExpressionsThatAreNotPlaceholders() {
        List<TestCase> cases =
                read(HEAD + "- {name: a, source: b, send: {raw: '${jndi:ldap://x} ${7*7}'}, expect: malformed-body}\n");
        assertEquals(Set.of(), cases.get(0).mainStep().placeholders());
    }

    @Test
    void reportsADifferentNumberOfAnswersAndRequests() {
        assertRejected(
                "- name: a\n  source: b\n  send: {wire: [x, y]}\n  expect: {answers: [attached]}\n",
                "mine.yaml:6: field /cases/0/expect: ",
                "each of the 2 requests");
    }

    @Test
    void reportsARefusalWithoutStatuses() {
        assertRejected(
                "- name: a\n  source: b\n  expect: {refused: no}\n",
                "mine.yaml:5: field /cases/0/expect/refused: ",
                "must be a list");
    }

    private static void assertRejected(String written, String... parts) {
        String message = message(HEAD + written);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    private static String message(String yaml) {
        return String.valueOf(
                assertThrows(InvalidFileException.class, () -> read(yaml)).getMessage());
    }

    private static List<TestCase> read(String yaml) {
        return new CaseLoader(Contract.load()).parse("mine.yaml", yaml).toList();
    }
}
