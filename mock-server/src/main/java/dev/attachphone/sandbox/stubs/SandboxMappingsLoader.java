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

/** Loads the stubs, and brings them back, with all state forgotten, whenever WireMock is told to drop its stubs. */
public final class SandboxMappingsLoader implements MappingsLoaderExtension, StubLifecycleListener {

    private final ReplaceableStubStore store = new ReplaceableStubStore();
    private final Runnable resetState;
    private List<StubMapping> stubs;
    private @Nullable StubMappings target;

    /**
     * Makes a loader.
     *
     * @param stubs the stubs
     * @param forgetAll forgets all state
     */
    public SandboxMappingsLoader(List<StubMapping> stubs, Runnable forgetAll) {
        this.stubs = stubs;
        this.resetState = forgetAll;
    }

    /** Where the server must keep its stubs, so that they can be exchanged. */
    public Stores stores(FileSource files) {
        return new DefaultStores(files) {
            @Override
            public StubMappingStore getStubStore() {
                return store;
            }
        };
    }

    /** Has other stubs take the place of those that were loaded, all at once. */
    public synchronized void replace(List<StubMapping> others) {
        store.replaceAll(stubs.stream().map(StubMapping::getId).collect(Collectors.<UUID>toSet()), others);
        stubs = others;
    }

    @Override
    public String getName() {
        return "sandbox-stubs";
    }

    @Override
    public synchronized void loadMappingsInto(StubMappings mappings) {
        target = mappings;
        stubs.stream()
                // After a reset the listener below was here first.
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
