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
        ControlResource setting = new ChaosResource(chaos, operations);
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
        resources.put("GET /__sandbox/chaos", setting);
        resources.put("PUT /__sandbox/chaos", setting);
        resources.put("DELETE /__sandbox/chaos", setting);
        resources.put("GET /__sandbox/contract", new ContractStatusResource(contract));
        resources.put("GET /__sandbox/openapi.json", new OpenApiResource(contract));
        ConsoleResource page = new ConsoleResource();
        resources.put("GET /", page);
        resources.put("GET /__sandbox/console/", page);
        return new ControlTransformer(operations, resources);
    }
}
