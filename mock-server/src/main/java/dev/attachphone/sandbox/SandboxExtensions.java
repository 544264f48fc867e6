package dev.attachphone.sandbox;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.answer.AttachNumbersTransformer;
import dev.attachphone.sandbox.answer.CreateAgentTransformer;
import dev.attachphone.sandbox.answer.ExplanationTransformer;
import dev.attachphone.sandbox.answer.FaultInjectionTransformer;
import dev.attachphone.sandbox.answer.TimestampTransformer;
import dev.attachphone.sandbox.answer.UnknownPreferenceTransformer;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.control.ControlTransformer;
import dev.attachphone.sandbox.control.SessionStores;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.inspect.RequestInspectionFilter;
import dev.attachphone.sandbox.journal.CredentialRedactor;
import dev.attachphone.sandbox.journal.JournalTransformer;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.stubs.SandboxMappingsLoader;
import java.time.InstantSource;
import java.util.List;

/**
 * Creates the WireMock extensions of the sandbox.
 *
 * @param contract the contract
 * @param randomFaults the random faults
 * @param stores the state of the tenants
 * @param loader loads the stubs
 * @param clock the clock
 */
record SandboxExtensions(
        ServedContract contract,
        RandomFaults randomFaults,
        SessionStores stores,
        SandboxMappingsLoader loader,
        InstantSource clock)
        implements ExtensionFactory {

    @Override
    public List<Extension> create(WireMockServices services) {
        CredentialRedactor redactor = new CredentialRedactor(new ServedOperations(contract), stores.tenants()::knows);
        return List.of(
                new RequestInspectionFilter(contract, randomFaults),
                loader,
                new TransformerSequence(List.of(
                        new AttachNumbersTransformer(stores.tenants(), clock),
                        new CreateAgentTransformer(stores.tenants()),
                        new ControlTransformer(contract, stores, randomFaults),
                        new UnknownPreferenceTransformer(),
                        new TimestampTransformer(clock),
                        new ExplanationTransformer(),
                        new JournalTransformer(redactor, stores.journal(), stores.exchanges(), clock),
                        new FaultInjectionTransformer())));
    }

    /**
     * Applies response transformers in the order of a list. WireMock applies the transformers of a factory in no particular order.
     *
     * @param transformers the transformers
     */
    private record TransformerSequence(List<ResponseDefinitionTransformerV2> transformers)
            implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "sandbox-transformers";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            ServeEvent transformed = event;
            for (ResponseDefinitionTransformerV2 transformer : transformers) {
                if (transformer.applyGlobally()
                        || transformed.getResponseDefinition().hasTransformer(transformer)) {
                    transformed = transformed.withResponseDefinition(transformer.transform(transformed));
                }
            }
            return transformed.getResponseDefinition();
        }
    }
}
