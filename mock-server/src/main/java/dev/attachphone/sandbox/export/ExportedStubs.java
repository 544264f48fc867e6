package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stubs of the sandbox in a form that an unmodified WireMock serves.
 *
 * @param stubs the stubs in WireMock's JSON format
 * @param notExported the names of the sandbox's stubs that work only in the sandbox
 */
public record ExportedStubs(List<ObjectNode> stubs, List<String> notExported) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Converts all stubs of the sandbox and adds stubs for the initial state of the demo world. */
    public static ExportedStubs of(Contract contract, DemoWorld world) {
        List<ObjectNode> stubs = new ArrayList<>();
        List<String> notExported = new ArrayList<>();
        for (StubMapping mapping : new StubCatalogue(contract).index().mappings()) {
            ObjectNode stub = read(mapping);
            List<ObjectNode> converted = converted(stub, operationOf(stub, contract), contract);
            stubs.addAll(converted);
            if (converted.isEmpty()) {
                notExported.add(mapping.getName());
            }
        }
        stubs.addAll(new DemoWorldStubs(world, contract).all());
        return new ExportedStubs(
                List.copyOf(stubs), notExported.stream().distinct().toList());
    }

    private static List<ObjectNode> converted(ObjectNode stub, Operation operation, Contract contract) {
        Optional<ObjectNode> response = new ResponseExporter(operation, contract.agentIdFormat()).of(stub);
        if (response.isEmpty()) {
            return List.of();
        }
        return new RequestPatternExporter(operation, contract.limits())
                .of(stub).stream()
                        .map(request -> {
                            ObjectNode exported = stub.deepCopy();
                            exported.set("request", request);
                            exported.set("response", response.get());
                            return exported;
                        })
                        .toList();
    }

    // Stubs without a path have the same answer in every operation.
    private static Operation operationOf(ObjectNode stub, Contract contract) {
        String path = stub.path("request").path("urlPath").asText();
        return contract.operations().stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .orElse(contract.operations().get(0));
    }

    private static ObjectNode read(StubMapping mapping) {
        try {
            ObjectNode stub = (ObjectNode) MAPPER.readTree(Json.write(mapping));
            stub.remove(List.of("id", "uuid"));
            return stub;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + mapping.getName(), e);
        }
    }
}
