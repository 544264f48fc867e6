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

/** A WireMock stub store in which many stubs can be replaced atomically. Thread-safe. */
final class ReplaceableStubStore implements StubMappingStore {

    private volatile StubMappingStore current = new InMemoryStubMappingStore();

    /** Replaces stubs. Remaining stubs keep their precedence over added ones of the same priority. */
    synchronized void replaceAll(Set<UUID> removed, List<StubMapping> added) {
        List<StubMapping> remaining = new ArrayList<>(
                getAll().filter(stub -> !removed.contains(stub.getId())).toList());
        // The store lists the last added stub first, and it takes precedence.
        Collections.reverse(remaining);
        StubMappingStore next = new InMemoryStubMappingStore();
        added.forEach(next::add);
        remaining.forEach(next::add);
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
    @SuppressWarnings("removal") // WireMock calls this method
    public synchronized void remove(StubMapping stub) {
        current.remove(stub);
    }

    @Override
    public synchronized void clear() {
        current.clear();
    }
}
