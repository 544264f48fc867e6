package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Where WireMock has its stubs; many of them can be exchanged at once, so that no request meets half of the old ones. */
final class ReplaceableStubStore implements StubMappingStore {

    private volatile StubMappingStore current = new InMemoryStubMappingStore();

    /** Exchanges stubs; those that stay go on winning over new ones of the same priority. */
    synchronized void replaceAll(Set<UUID> leaving, List<StubMapping> coming) {
        List<StubMapping> staying = new ArrayList<>(
                getAll().filter(stub -> !leaving.contains(stub.getId())).toList());
        // They come in the order in which they win, and whoever is added last wins.
        Collections.reverse(staying);
        StubMappingStore next = new InMemoryStubMappingStore();
        coming.forEach(next::add);
        staying.forEach(next::add);
        current = next;
    }

    @Override
    public Stream<StubMapping> getAll() {
        return current.getAll();
    }

    @Override
    public Optional<StubMapping> get(UUID id) {
        return current.get(id);
    }

    @Override
    public synchronized void add(StubMapping stub) {
        current.add(stub);
    }

    @Override
    public synchronized void replace(StubMapping existing, StubMapping updated) {
        current.replace(existing, updated);
    }

    @Override
    @SuppressWarnings("removal") // WireMock still asks for it
    public synchronized void remove(StubMapping stub) {
        current.remove(stub);
    }

    @Override
    public synchronized void clear() {
        current.clear();
    }
}
