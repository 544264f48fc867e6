package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.world.WorldReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The resources of the control API by method and path.
 *
 * @param contract the served contract
 * @param stores the stores of the sandbox
 */
public record ControlRoutes(ServedContract contract, SessionStores stores) {

    /** Creates the transformer that serves the resources. */
    public ControlTransformer transformer(RandomFaults chaos) {
        ServedOperations operations = new ServedOperations(contract);
        Journal journal = stores.journal();
        ControlResource world = new WorldResource(stores, new WorldReader(contract), operations);
        ControlResource chaosResource = new ChaosResource(chaos, operations);
        Map<String, ControlResource> resources = new LinkedHashMap<>();
        resources.put("GET /__sandbox/answers", new AnswersResource(operations));
        resources.put("GET /__sandbox/explanations/", new ExplanationsResource(operations, journal));
        resources.put("GET /__sandbox/journal", new JournalResource(journal, operations, JournalResource.Form.JSON));
        resources.put("GET /__sandbox/journal.har", new JournalResource(journal, operations, JournalResource.Form.HAR));
        resources.put(
                "GET /__sandbox/journal.sh", new JournalResource(journal, operations, JournalResource.Form.SHELL));
        resources.put("GET /__sandbox/card", new CardResource(operations, stores.exchanges()));
        resources.put("GET /__sandbox/world", world);
        resources.put("PUT /__sandbox/world", world);
        resources.put("DELETE /__sandbox/world", world);
        resources.put("GET /__sandbox/chaos", chaosResource);
        resources.put("PUT /__sandbox/chaos", chaosResource);
        resources.put("DELETE /__sandbox/chaos", chaosResource);
        ContractResources contractResources = new ContractResources(contract);
        resources.put("GET /__sandbox/contract", contractResources::status);
        resources.put("GET /__sandbox/openapi.json", contractResources::openApi);
        ControlResource console = new ConsoleResource();
        resources.put("GET /", console);
        resources.put("GET /__sandbox/console/", console);
        return new ControlTransformer(operations, resources);
    }
}
