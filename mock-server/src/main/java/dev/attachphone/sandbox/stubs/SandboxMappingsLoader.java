package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads the stubs of the sandbox into WireMock. After a reset of the stubs it resets the state and loads them again. Thread-safe. */
public final class SandboxMappingsLoader implements MappingsLoaderExtension, StubLifecycleListener {

    private final ReplaceableStubStore store = new ReplaceableStubStore();
    private final Runnable resetState;
    private List<StubMapping> stubs;
    private @Nullable StubMappings target;

    /**
     * Creates a loader.
     *
     * @param stubs the stubs
     * @param resetState resets the state of the sandbox
     */
    public SandboxMappingsLoader(List<StubMapping> stubs, Runnable resetState) {
        this.stubs = stubs;
        this.resetState = resetState;
    }

    /** The stores that WireMock must use for {@link #replace} to work. */
    public Stores stores(FileSource files) {
        return new DefaultStores(files) {
            @Override
            public StubMappingStore getStubStore() {
                return store;
            }
        };
    }

    /** Replaces the loaded stubs atomically. Stubs that were added by the admin API remain. */
    public synchronized void replace(List<StubMapping> others) {
        store.replaceAll(stubs.stream().map(StubMapping::getId).collect(Collectors.<UUID>toSet()), others);
        stubs = others;
    }

    @Override
    public String getName() {
        return "sandbox-mappings";
    }

    @Override
    public synchronized void loadMappingsInto(StubMappings mappings) {
        target = mappings;
        stubs.stream()
                // After a reset, afterStubsReset has already loaded them.
                .filter(stub -> mappings.get(stub.getId()).isEmpty())
                .forEach(mappings::addMapping);
    }

    @Override
    public synchronized void afterStubsReset() {
        resetState.run();
        @Nullable StubMappings mappings = target;
        if (mappings != null) {
            loadMappingsInto(mappings);
        }
    }
}
