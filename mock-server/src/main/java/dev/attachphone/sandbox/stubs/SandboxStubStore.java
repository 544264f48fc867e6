package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stubs of the sandbox, and those that the admin API has added. As long as the admin API has changed none, stubs are found in the
 * index of the sandbox; afterwards WireMock evaluates all stubs. Thread-safe.
 */
final class SandboxStubStore implements StubMappingStore {

    private volatile StubIndex own;
    private volatile @Nullable StubMappingStore changed;

    SandboxStubStore(StubIndex own) {
        this.own = own;
    }

    /** The stub for a request; empty if the admin API has changed the stubs. */
    Optional<StubMapping> find(InspectedRequest inspection) {
        return changed == null ? own.find(inspection) : Optional.empty();
    }

    /** Removes the changes by the admin API. */
    synchronized void restore() {
        changed = null;
    }

    /**
     * Replaces the stubs of the sandbox atomically. Stubs of the admin API remain and keep their precedence over those of the same priority.
     */
    synchronized void replace(StubIndex others) {
        @Nullable StubMappingStore before = changed;
        if (before != null) {
            Set<UUID> removed = own.mappings().stream().map(StubMapping::getId).collect(Collectors.toSet());
            List<StubMapping> remaining = new ArrayList<>(before.getAll()
                    .filter(stub -> !removed.contains(stub.getId()))
                    .toList());
            // The store lists the last added stub first, and it takes precedence.
            Collections.reverse(remaining);
            StubMappingStore next = store(others.mappings());
            remaining.forEach(next::add);
            changed = next;
        }
        own = others;
    }

    private static StubMappingStore store(List<StubMapping> stubs) {
        StubMappingStore store = new InMemoryStubMappingStore();
        stubs.forEach(store::add);
        return store;
    }

    private StubMappingStore current() {
        @Nullable StubMappingStore known = changed;
        return known == null ? store(own.mappings()) : known;
    }

    private StubMappingStore change() {
        StubMappingStore current = current();
        changed = current;
        return current;
    }

    @Override
    public Stream<StubMapping> getAll() {
        return current().getAll();
    }

    @Override
    public Optional<StubMapping> get(UUID id) {
        return current().get(id);
    }

    @Override
    public synchronized void add(StubMapping stub) {
        change().add(stub);
    }

    @Override
    public synchronized void replace(StubMapping existing, StubMapping updated) {
        change().replace(existing, updated);
    }

    @Override
    @SuppressWarnings("removal") // WireMock calls this method
    public synchronized void remove(StubMapping stub) {
        change().remove(stub);
    }

    @Override
    public synchronized void clear() {
        changed = new InMemoryStubMappingStore();
    }
}
