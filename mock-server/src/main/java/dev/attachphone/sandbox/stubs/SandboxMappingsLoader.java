package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import java.util.Optional;

/** Loads the stubs of the sandbox into WireMock. After a reset of the stubs it resets the state and loads them again. Thread-safe. */
public final class SandboxMappingsLoader implements MappingsLoaderExtension, StubLifecycleListener {

    private final SandboxStubStore store;
    private final Runnable resetState;

    /**
     * Creates a loader.
     *
     * @param stubs the stubs
     * @param resetState resets the state of the sandbox
     */
    public SandboxMappingsLoader(StubIndex stubs, Runnable resetState) {
        this.store = new SandboxStubStore(stubs);
        this.resetState = resetState;
    }

    /** The stores that WireMock must use. */
    public Stores stores(FileSource files) {
        return new DefaultStores(files) {
            @Override
            public StubMappingStore getStubStore() {
                return store;
            }
        };
    }

    /** The stub for a request; empty if the admin API has changed the stubs, so that WireMock has to find it. */
    public Optional<StubMapping> find(InspectedRequest inspection) {
        return store.find(inspection);
    }

    /** Replaces the loaded stubs atomically. Stubs that were added by the admin API remain. */
    public void replace(StubIndex others) {
        store.replace(others);
    }

    @Override
    public String getName() {
        return "sandbox-mappings";
    }

    @Override
    public void loadMappingsInto(StubMappings mappings) {
        store.restore();
    }

    @Override
    public void afterStubsReset() {
        resetState.run();
        store.restore();
    }
}
