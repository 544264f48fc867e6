package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import dev.attachphone.openapi.Contract;
import org.jspecify.annotations.Nullable;

/** Loads the stubs, and brings them back, with all state forgotten, whenever WireMock is told to drop its stubs. */
public final class SandboxStubs implements MappingsLoaderExtension, StubLifecycleListener {

    private final Contract contract;
    private final Runnable forgetAll;
    private volatile @Nullable StubMappings target;

    /**
     * Makes a loader.
     *
     * @param contract what the stubs answer
     * @param forgetAll forgets all state
     */
    public SandboxStubs(Contract contract, Runnable forgetAll) {
        this.contract = contract;
        this.forgetAll = forgetAll;
    }

    @Override
    public String getName() {
        return "sandbox-stubs";
    }

    @Override
    public void loadMappingsInto(StubMappings mappings) {
        target = mappings;
        new StubCatalogue(contract)
                .stubs().stream()
                        // After a reset the listener below was here first.
                        .filter(stub -> mappings.get(stub.getId()).isEmpty())
                        .forEach(mappings::addMapping);
    }

    @Override
    public void afterStubsReset() {
        forgetAll.run();
        @Nullable StubMappings mappings = target;
        if (mappings != null) {
            loadMappingsInto(mappings);
        }
    }
}
