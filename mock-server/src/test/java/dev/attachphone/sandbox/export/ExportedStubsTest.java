package dev.attachphone.sandbox.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExportedStubsTest {

    private final Contract contract = Contract.load();
    private final ExportedStubs exported = ExportedStubs.of(contract, DemoWorld.load());

    @Test
    void everyAnswerCanBeForcedAndStatelessAnswersOccurNaturally() {
        assertEquals(answers(operation -> operation.answers().keySet().stream()), served("example"));
        Set<String> natural = answers(operation -> operation.precedence().stream());
        natural.removeAll(served("no preference"));
        assertEquals(Set.of("already-attached", "attached-to-another-account"), natural, "these need state");
    }

    @Test
    void stubsUseOnlyWireMocksOwnFeatures() {
        exported.stubs().forEach(stub -> {
            assertFalse(stub.toString().contains(RequestFinding.HEADER), stub::toPrettyString);
            stub.at("/response/transformers").forEach(name -> assertEquals("response-template", name.asText()));
        });
    }

    @Test
    void onlyStubsThatNeedTheSandboxAreNotExported() {
        assertEquals(
                List.of("unserved of attachPhoneNumber", "control", "unserved of createAgent"), exported.notExported());
    }

    private static boolean hasPreference(JsonNode stub, String expected) {
        String preference = stub.at("/request/headers/Prefer/matches").asText("no preference");
        return preference.contains(expected);
    }

    private Set<String> served(String preference) {
        return exported.stubs().stream()
                .filter(stub -> hasPreference(stub, preference))
                .map(stub -> stub.at("/response/headers/X-Sandbox-Answer").asText())
                .filter(name -> !name.equals("unknown-preference"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> answers(Function<Operation, Stream<String>> names) {
        return contract.operations().stream().flatMap(names).collect(Collectors.toCollection(TreeSet::new));
    }
}
