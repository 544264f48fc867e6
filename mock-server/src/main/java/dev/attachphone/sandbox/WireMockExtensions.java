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
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.answer.TimestampTransformer;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.control.ControlTransformer;
import dev.attachphone.sandbox.control.SessionStores;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.inspect.BrowserRepetitions;
import dev.attachphone.sandbox.inspect.RequestInspectionFilter;
import dev.attachphone.sandbox.journal.CredentialRedactor;
import dev.attachphone.sandbox.journal.JournalRecordingTransformer;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.stubs.SandboxMappingsLoader;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Creates the WireMock extensions of the sandbox.
 *
 * @param contract the contract
 * @param randomFaults the random faults
 * @param stores the state of the tenants
 * @param loader loads the stubs
 * @param clock the clock
 */
record WireMockExtensions(
        ServedContract contract,
        RandomFaults randomFaults,
        SessionStores stores,
        SandboxMappingsLoader loader,
        InstantSource clock)
        implements ExtensionFactory {

    @Override
    public List<Extension> create(WireMockServices services) {
        CredentialRedactor redactor = new CredentialRedactor(new ServedOperations(contract), stores.tenants()::knows);
        BrowserRepetitions repetitions = new BrowserRepetitions(clock);
        TransformerSequence transformers = new TransformerSequence(List.of(
                ifNamed(
                        AttachNumbersTransformer.NAME,
                        new AttachNumbersTransformer(stores.tenants(), randomFaults, clock)::transform),
                ifNamed(CreateAgentTransformer.NAME, new CreateAgentTransformer(stores.tenants())::transform),
                ifNamed("control", new ControlTransformer(contract, stores, randomFaults)::transform),
                ifNamed(RequestPreferences.UNKNOWN, SandboxResponses::unknownPreference),
                ifNamed(TimestampTransformer.NAME, new TimestampTransformer(clock)::transform),
                always(ExplanationTransformer::transform),
                always(new JournalRecordingTransformer(
                        redactor, stores.journal(), stores.exchanges(), repetitions, clock)::transform),
                always(FaultInjectionTransformer::transform)));
        return List.of(
                new RequestInspectionFilter(
                        contract, stores.scripts(), randomFaults, repetitions, loader::find, transformers),
                loader,
                transformers);
    }

    /** Applies the transformer to the responses of the stubs that name it. */
    private static UnaryOperator<ServeEvent> ifNamed(
            String name, Function<ServeEvent, ResponseDefinition> transformer) {
        return event -> {
            List<String> names = event.getResponseDefinition().getTransformers();
            return names != null && names.contains(name) ? always(transformer).apply(event) : event;
        };
    }

    private static UnaryOperator<ServeEvent> always(Function<ServeEvent, ResponseDefinition> transformer) {
        return event -> event.withResponseDefinition(transformer.apply(event));
    }

    /**
     * Transforms responses in several steps. WireMock applies the transformers of a factory in no particular order.
     *
     * @param steps the steps in their order
     */
    private record TransformerSequence(List<UnaryOperator<ServeEvent>> steps)
            implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "sandbox-transformers";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            ServeEvent transformed = event;
            for (UnaryOperator<ServeEvent> step : steps) {
                transformed = step.apply(transformed);
            }
            return transformed.getResponseDefinition();
        }
    }
}
