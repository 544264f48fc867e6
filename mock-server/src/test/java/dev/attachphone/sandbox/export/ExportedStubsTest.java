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
    private final ExportedStubs plain = ExportedStubs.of(contract, DemoWorld.load());

    @Test
    void everyNamedAnswerIsThereByItsNameAndByNature() {
        assertEquals(answers(operation -> operation.answers().keySet().stream()), served("example"));
        Set<String> natural = answers(operation -> operation.precedence().stream());
        natural.removeAll(served("nothing preferred"));
        assertEquals(Set.of("already-attached", "attached-to-another-account"), natural, "these need state");
    }

    @Test
    void nothingNeedsClassesOfOurs() {
        plain.stubs().forEach(stub -> {
            assertFalse(stub.toString().contains(RequestFinding.HEADER), stub::toPrettyString);
            stub.at("/response/transformers").forEach(name -> assertEquals("response-template", name.asText()));
        });
    }

    @Test
    void onlyWhatIsStateIsLeftOut() {
        assertEquals(
                List.of("unserved of attachPhoneNumber", "control", "unserved of createAgent"), plain.notExported());
    }

    private static boolean prefers(JsonNode stub, String what) {
        String preference = stub.at("/request/headers/Prefer/matches").asText("nothing preferred");
        return preference.contains(what);
    }

    private Set<String> served(String preference) {
        return plain.stubs().stream()
                .filter(stub -> prefers(stub, preference))
                .map(stub -> stub.at("/response/headers/X-Sandbox-Answer").asText())
                .filter(name -> !name.equals("unknown-preference"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> answers(Function<Operation, Stream<String>> names) {
        return contract.operations().stream().flatMap(names).collect(Collectors.toCollection(TreeSet::new));
    }
}
