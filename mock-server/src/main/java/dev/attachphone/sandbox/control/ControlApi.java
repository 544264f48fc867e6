package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.RandomChaos;
import dev.attachphone.sandbox.world.WorldReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sandbox's own API is made of.
 *
 * @param contract what the sandbox answers
 * @param memory what it keeps of its clients
 */
public record ControlApi(ServedContract contract, Memory memory) {

    /** The transformer that serves it. */
    public Control control(RandomChaos chaos) {
        Operations operations = new Operations(contract);
        Journal journal = memory.journal();
        Resource world = new WorldResource(memory, new WorldReader(contract), operations);
        Resource setting = new ChaosResource(chaos, operations);
        Map<String, Resource> resources = new LinkedHashMap<>();
        resources.put("GET /__sandbox/answers", new AnswersResource(operations));
        resources.put("GET /__sandbox/explanations/", new ExplanationsResource(operations, journal));
        resources.put("GET /__sandbox/journal", new JournalResource(journal, operations, JournalResource.Form.JSON));
        resources.put("GET /__sandbox/journal.har", new JournalResource(journal, operations, JournalResource.Form.HAR));
        resources.put(
                "GET /__sandbox/journal.sh", new JournalResource(journal, operations, JournalResource.Form.SHELL));
        resources.put("GET /__sandbox/card", new CardResource(operations, memory.dealings()));
        resources.put("GET /__sandbox/world", world);
        resources.put("PUT /__sandbox/world", world);
        resources.put("DELETE /__sandbox/world", world);
        resources.put("GET /__sandbox/chaos", setting);
        resources.put("PUT /__sandbox/chaos", setting);
        resources.put("DELETE /__sandbox/chaos", setting);
        resources.put("GET /__sandbox/contract", new EditionResource(contract));
        resources.put("GET /__sandbox/openapi.json", new ContractResource(contract));
        PageResource page = new PageResource();
        resources.put("GET /", page);
        resources.put("GET /__sandbox/console/", page);
        return new Control(operations, resources);
    }
}
