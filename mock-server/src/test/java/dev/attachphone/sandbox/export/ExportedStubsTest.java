package dev.attachphone.sandbox.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.RequestFinding;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExportedStubsTest {

    private final Contract contract = Contract.load();
    private final ExportedStubs exported = ExportedStubs.of(contract, DemoWorld.load());

    @Test
    void everyAnswerCanBeForced() {
        assertEquals(
                contract.operations().stream()
                        .flatMap(operation -> operation.answers().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                served("example"));
    }

    @Test
    void everyStatelessAnswerOccursNaturally() {
        Set<String> stateless = new StubCatalogue(contract)
                .index().mappings().stream()
                        .filter(stub -> stub.getRequest().getHeaders() == null
                                || !stub.getRequest().getHeaders().containsKey(RequestPreferences.HEADER))
                        .filter(stub ->
                                stub.getMetadata() != null && stub.getMetadata().containsKey("answer"))
                        .map(stub -> stub.getMetadata().getString("answer"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(stateless.isEmpty());
        stateless.removeAll(served("no preference"));
        assertEquals(Set.of(), stateless);
    }

    @Test
    void agentsAndProvidersOfTheDemoWorldOccurNaturally() {
        assertTrue(served("no preference").containsAll(Set.of("agent-not-found", "provider-not-configured")));
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
}
