package dev.attachphone.suite.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.Layer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseGeneratorsTest {

    private static final int MANY = 10_000;

    private final Contract contract = Contract.load();
    private final CaseGenerator requests = new RequestCaseGenerator(contract);
    private final CaseGenerator sequences = new SequenceCaseGenerator(contract);
    private final List<TestCase> manyRequests = cases(requests);
    private final List<TestCase> manySequences = cases(sequences);

    private static final Set<String> ABOUT_THE_TARGET = Set.of("request-timeout", "overloaded", "too-many-requests");

    @Test
    void everyReachableAnswerIsPredictedOften() {
        Map<String, Integer> counts = new TreeMap<>();
        manyRequests.stream().map(TestCase::mainStep).forEach(step -> counts.merge(answer(step), 1, Integer::sum));
        Set<String> reachable = new TreeSet<>();
        contract.operations()
                .forEach(operation -> operation.answers().values().stream()
                        .filter(answer -> !ABOUT_THE_TARGET.contains(answer.name()))
                        .filter(answer -> answer.inDefaultResponse()
                                || operation.precedence().contains(answer.name()))
                        .forEach(answer -> reachable.add(operation.id() + " " + answer.name())));
        assertEquals(
                reachable,
                counts.keySet(),
                "add a mutation that leads to the answer to a *Mutations class in"
                        + " contract-tests/src/main/java/dev/attachphone/suite/generate");
        assertTrue(counts.values().stream().allMatch(count -> count >= 5), counts::toString);
    }

    @Test
    void sequencesContainSuccessesConflictsAndErrors() {
        Map<String, Integer> counts = new TreeMap<>();
        manySequences.stream()
                .flatMap(each -> each.steps().stream())
                .forEach(step -> counts.merge(answer(step), 1, Integer::sum));
        assertTrue(
                counts.keySet()
                        .containsAll(Set.of(
                                "attachPhoneNumber attached",
                                "attachPhoneNumber already-attached",
                                "attachPhoneNumber attached-to-another-account",
                                "attachPhoneNumber invalid-phone-number")),
                counts::toString);
    }

    // nginx refuses a request with two of them.
    @Test
    void otherTargetsAreSentOneAuthorizationHeader() {
        List<Long> counts = manyRequests.stream()
                .filter(each -> each.title().layer() != Layer.OWN)
                .map(each -> each.mainStep()
                        .send()
                        .path("headers")
                        .propertyStream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                        .mapToLong(header -> Math.max(1, header.getValue().size()))
                        .sum())
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of(0L, 1L), counts);
    }

    @Test
    void equalSeedAndIndexGenerateEqualCases() {
        for (CaseGenerator generator : Set.of(requests, sequences)) {
            assertEquals(generator.generate(5, 17), generator.generate(5, 17));
            assertNotEquals(
                    generator.generate(5, 17).steps(), generator.generate(6, 17).steps());
        }
    }

    @Test
    void recordedChoicesGenerateAnEqualCase() {
        for (CaseGenerator generator : Set.of(requests, sequences)) {
            for (int index = 0; index < 1000; index++) {
                ChoiceSequence choiceSequence = ChoiceSequence.seeded(3, index);
                TestCase made = generator.generate("a", choiceSequence);
                assertEquals(made, generator.generate("a", ChoiceSequence.replaying(choiceSequence.recorded())));
            }
        }
    }

    @Test
    void noChoicesGenerateTheSimplestCase() {
        TestCase simplest = requests.generate("a", ChoiceSequence.replaying(List.of()));
        assertEquals(1, simplest.steps().size());
        assertEquals("attached", simplest.mainStep().answer());
    }

    @Test
    void providerPlaceholdersExistForTheSendingAccount() {
        Stream.concat(manyRequests.stream(), manySequences.stream())
                .flatMap(each -> each.steps().stream())
                .map(CaseStep::send)
                .forEach(send -> {
                    boolean other = send.path("as").asText().equals("other-account");
                    String never = other ? "${second-provider}" : "${unconfigured-provider}";
                    assertFalse(send.toString().contains(never), send::toString);
                });
    }

    @Test
    void noRequestIsSentToTheRoot() {
        assertTrue(manyRequests.stream()
                .map(TestCase::mainStep)
                .noneMatch(step -> step.send().path("path").asText().equals("/")));
    }

    @Test
    void aCaseIsNamedByItsSeedAndIndex() {
        assertEquals("generated:5:17", requests.generate(5, 17).title().name());
        assertEquals("state:-5:17", sequences.generate(-5, 17).title().name());
    }

    private static List<TestCase> cases(CaseGenerator generator) {
        return IntStream.range(0, MANY)
                .mapToObj(index -> generator.generate(1, index))
                .toList();
    }

    private static String answer(CaseStep step) {
        return step.operation() + " " + step.answer();
    }
}
