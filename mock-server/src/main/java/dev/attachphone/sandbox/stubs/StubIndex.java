package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The stubs for a contract, found by what the inspection of a request has decided. Immutable. */
public final class StubIndex {

    /** In the order in which WireMock adds them. */
    private final List<SandboxStub> stubs;

    /** The stubs for each preference, and under the empty string the others; the first one whose condition is met is served. */
    private final Map<String, List<SandboxStub>> byPreference;

    StubIndex(List<SandboxStub> all) {
        Map<UUID, SandboxStub> distinct = new LinkedHashMap<>();
        // Stubs without the path of an operation are the same in every operation.
        all.forEach(stub -> distinct.putIfAbsent(stub.id(), stub));
        stubs = List.copyOf(distinct.values());
        // Of several stubs with the same priority, WireMock serves the one that was added last.
        List<SandboxStub> ordered = new ArrayList<>(stubs);
        Collections.reverse(ordered);
        ordered.sort(Comparator.comparingInt(SandboxStub::priority));
        byPreference = ordered.stream().collect(Collectors.groupingBy(SandboxStub::preference));
    }

    /** The stub that WireMock would serve for the request if there were no others. */
    public Optional<StubMapping> find(InspectedRequest inspection) {
        Optional<StubMapping> requested =
                inspection.requested().isEmpty() ? Optional.empty() : find(inspection.requested(), inspection);
        return requested.or(() -> find("", inspection));
    }

    private Optional<StubMapping> find(String preference, InspectedRequest inspection) {
        for (SandboxStub stub : byPreference.getOrDefault(preference, List.of())) {
            if (stub.condition().isMetBy(inspection)) {
                return Optional.of(stub.mapping());
            }
        }
        return Optional.empty();
    }

    /** All stubs in the order in which they are added. */
    List<SandboxStub> stubs() {
        return stubs;
    }

    /** All stubs in WireMock's form, in the order in which they are added. */
    public List<StubMapping> mappings() {
        return stubs.stream().map(SandboxStub::mapping).toList();
    }
}
