package dev.attachphone.suite.faulty.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServerFaultsTest {

    private final List<ServerFault> faults = ServerFaults.all();

    @Test
    void namesAreDistinct() {
        assertDistinct(ServerFault::name);
    }

    @Test
    void descriptionsAreDistinct() {
        assertDistinct(ServerFault::description);
    }

    @Test
    void everyDescriptionIsOneLine() {
        assertTrue(faults.stream()
                .map(ServerFault::description)
                .allMatch(line -> !line.isBlank() && line.lines().count() == 1));
    }

    @Test
    void thereAreMoreThanEighty() {
        assertTrue(faults.size() > 80, () -> "only " + faults.size());
    }

    private void assertDistinct(Function<ServerFault, String> part) {
        List<String> parts = faults.stream().map(part).toList();
        assertEquals(parts.stream().distinct().toList(), parts);
    }
}
