package dev.attachphone.sandbox.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestCollectionsTest {

    private final Contract contract = Contract.load();
    private final RequestCollections collections = RequestCollections.of(contract, DemoWorld.load());

    @Test
    void everyAnswerHasARequest() {
        Set<String> requested = collections.requests().stream()
                .map(request -> request.answer().name())
                .collect(Collectors.toSet());
        contract.operations()
                .forEach(operation ->
                        assertTrue(requested.containsAll(operation.answers().keySet()), operation.id()));
    }

    @Test
    void onlySuccessesAreNotForced() {
        List<String> natural = collections.requests().stream()
                .filter(request -> !request.headers().containsKey("Prefer"))
                .map(request -> request.answer().name())
                .toList();
        assertEquals(List.of("attached", "agent-created"), natural);
    }

    @Test
    void everyRequestIsInEveryFormat(@TempDir Path folder) throws IOException {
        collections.writeTo(folder);
        String http = Files.readString(folder.resolve("requests.http"));
        String postman = Files.readString(folder.resolve("postman_collection.json"));
        for (SampleRequest request : collections.requests()) {
            String name = request.answer().name();
            int status = request.answer().status();
            String bruno = Files.readString(
                    folder.resolve("bruno").resolve(request.operation()).resolve(name + ".bru"));
            assertTrue(http.contains("### " + request.operation() + ": " + status + " " + name + "\n"), name);
            assertTrue(postman.contains("\"name\" : \"" + name + "\""), name);
            assertTrue(bruno.contains("res.status: eq " + status + "\n"), name);
        }
    }
}
