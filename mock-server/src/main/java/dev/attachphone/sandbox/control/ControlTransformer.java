package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.control.ControlResource.ControlRequest;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.world.SandboxLimits;
import dev.attachphone.sandbox.world.WorldReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Routes requests to the resources of the control API. */
public final class ControlTransformer {

    private final ServedOperations operations;
    // By method and path, in the order in which error messages list them.
    private final Map<String, ControlResource> resources = new LinkedHashMap<>();

    /**
     * Creates the transformer with all resources of the control API.
     *
     * @param contract the served contract
     * @param stores the stores of the sandbox
     * @param randomFaults the random faults of all tokens
     */
    public ControlTransformer(ServedContract contract, SessionStores stores, RandomFaults randomFaults) {
        operations = new ServedOperations(contract);
        Journal journal = stores.journal();
        ControlResource world = new WorldResource(stores, new WorldReader(contract), operations);
        ControlResource chaosResource = new ChaosResource(randomFaults, operations);
        resources.put(
                "GET /__sandbox/health",
                request -> ControlResponses.ok("The sandbox accepts requests", JsonNodeFactory.instance.objectNode()));
        resources.put("GET /__sandbox/answers", new AnswersResource(operations));
        resources.put("GET /__sandbox/explanations/", new ExplanationsResource(operations, journal));
        resources.put("GET /__sandbox/journal", new JournalResource(journal, operations, JournalResource.Form.JSON));
        resources.put("GET /__sandbox/journal.har", new JournalResource(journal, operations, JournalResource.Form.HAR));
        resources.put(
                "GET /__sandbox/journal.sh", new JournalResource(journal, operations, JournalResource.Form.SHELL));
        // A GET is answered before WireMock, which cannot stream.
        resources.put("GET /__sandbox/journal/stream", request -> ControlResponses.text("text/event-stream", ""));
        resources.put("GET /__sandbox/card", new CardResource(operations, stores.exchanges()));
        resources.put("GET /__sandbox/world", world);
        resources.put("PUT /__sandbox/world", world);
        resources.put("DELETE /__sandbox/world", world);
        resources.put("GET " + SandboxLimits.SNAPSHOT_PATH, world);
        resources.put("PUT " + SandboxLimits.SNAPSHOT_PATH, world);
        ControlResource script = new ScriptResource(stores.scripts(), operations);
        resources.put("GET /__sandbox/script", script);
        resources.put("PUT /__sandbox/script", script);
        resources.put("DELETE /__sandbox/script", script);
        resources.put("GET /__sandbox/chaos", chaosResource);
        resources.put("PUT /__sandbox/chaos", chaosResource);
        resources.put("DELETE /__sandbox/chaos", chaosResource);
        ContractResources contractResources = new ContractResources(contract);
        resources.put("GET /__sandbox/contract", contractResources::status);
        resources.put("GET /__sandbox/openapi.json", contractResources::openApi);
        ControlResource console = new ConsoleResource();
        resources.put("GET /", console);
        resources.put("GET /__sandbox/console/", console);
    }

    /** The response of the event, transformed. */
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        InspectedRequest inspection = InspectedRequest.of(event);
        String path = inspection.path();
        String method = inspection.method().equals("HEAD") ? "GET" : inspection.method();
        Optional<Map.Entry<String, ControlResource>> found = resources.entrySet().stream()
                .filter(resource -> matches(method + " " + path, resource.getKey()))
                .findFirst();
        if (found.isPresent()) {
            String rest = (method + " " + path).substring(found.get().getKey().length());
            return found.get().getValue().answer(new ControlRequest(request, rest, inspection));
        }
        return path.equals("/")
                ? SandboxResponses.of(
                        operations.attach().answer("unknown-path"), "this path serves only GET, the console")
                : unknownResourceOrMethod(path);
    }

    private ResponseDefinition unknownResourceOrMethod(String path) {
        String allowed = resources.keySet().stream()
                .map(key -> key.split(" ", 2))
                .filter(key -> matches(path, key[1]))
                .map(key -> key[0])
                .collect(Collectors.joining(", "));
        return allowed.isEmpty()
                ? ControlResponses.error(
                        404, "Unknown resource. The control API has: " + String.join(", ", resources.keySet()))
                : ResponseDefinitionBuilder.like(ControlResponses.error(405, "Method not allowed. Allowed: " + allowed))
                        .but()
                        .withHeader("Allow", allowed)
                        .build();
    }

    /** A key that ends with a slash matches every path below it, except for the root, which matches only itself. */
    private static boolean matches(String requested, String key) {
        boolean below = key.endsWith("/") && !key.endsWith(" /") && key.length() > 1;
        return below ? requested.startsWith(key) : requested.equals(key);
    }
}
