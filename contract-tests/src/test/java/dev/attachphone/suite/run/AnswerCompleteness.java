package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.CaseLoader;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.oracle.AnswerOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the answers of a contract for which the suite has no rule or no case. */
final class AnswerCompleteness {

    private static final String RESOURCES = "contract-tests/src/main/resources/";

    private AnswerCompleteness() {}

    /** One message that lists every missing rule and case with the file to add it to; empty if nothing is missing. */
    static Optional<String> missingAnswers(Contract contract) {
        List<TestCase> cases = new CaseLoader(contract)
                .builtIn().stream().filter(each -> !isForSandboxOnly(each)).toList();
        List<String> lines = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            AnswerOracle.answersWithoutRule(operation)
                    .forEach(name -> lines.add(
                            describe(operation, name) + ": add a rule to " + RESOURCES + "oracle/rules.yaml"));
            Set<String> expected = cases.stream()
                    .flatMap(each -> each.steps().stream())
                    .filter(step -> step.operation().equals(operation.id()))
                    .flatMap(step -> step.answers().stream())
                    .collect(Collectors.toSet());
            operation.answers().keySet().stream()
                    .filter(name -> !expected.contains(name))
                    .forEach(name -> lines.add(describe(operation, name) + ": add a case to "
                            + file(cases, operation, false)
                            + " and, if a request can lead to the answer, the way to do so to "
                            + file(cases, operation, true)));
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The suite lacks rules or cases for answers of the contract:\n  " + String.join("\n  ", lines));
    }

    private static boolean isForSandboxOnly(TestCase each) {
        return each.requirement().capability().filter("sandbox"::equals).isPresent();
    }

    private static String describe(Operation operation, String name) {
        return operation.id() + " " + name + " (" + operation.answer(name).status() + ")";
    }

    /** The first file with cases of the operation, or the first with faults. */
    private static String file(List<TestCase> cases, Operation operation, boolean faults) {
        Stream<String> families = cases.stream()
                .filter(each -> each.mainStep().operation().equals(operation.id()))
                .map(each -> each.title().family());
        return families.filter(family -> family.startsWith("faults") == faults)
                .findFirst()
                .map(family -> RESOURCES + "cases/" + family + ".yaml")
                .orElse("a new file in " + RESOURCES + "cases");
    }
}
