package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.world.WorldReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sandbox's own API is made of.
 *
 * @param contract what the sandbox answers
 * @param stores what it keeps of its clients
 */
public record ControlRoutes(ServedContract contract, SessionStores stores) {

    /** The transformer that serves it. */
    public ControlTransformer transformer(RandomFaults chaos) {
        ServedOperations servedOperations = new ServedOperations(contract);
        Journal journal = stores.journal();
        ControlResource world = new WorldResource(stores, new WorldReader(contract), servedOperations);
        ControlResource setting = new ChaosResource(chaos, servedOperations);
        Map<String, ControlResource> resources = new LinkedHashMap<>();
        resources.put("GET /__sandbox/answers", new AnswersResource(servedOperations));
        resources.put("GET /__sandbox/explanations/", new ExplanationsResource(servedOperations, journal));
        resources.put(
                "GET /__sandbox/journal", new JournalResource(journal, servedOperations, JournalResource.Form.JSON));
        resources.put(
                "GET /__sandbox/journal.har", new JournalResource(journal, servedOperations, JournalResource.Form.HAR));
        resources.put(
                "GET /__sandbox/journal.sh",
                new JournalResource(journal, servedOperations, JournalResource.Form.SHELL));
        resources.put("GET /__sandbox/card", new CardResource(servedOperations, stores.exchanges()));
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
        return new ControlTransformer(servedOperations, resources);
    }
}
