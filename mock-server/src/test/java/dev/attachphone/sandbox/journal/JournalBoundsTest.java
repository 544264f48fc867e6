package dev.attachphone.sandbox.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.inspect.RequestOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalBoundsTest {

    /** So large that the journal has room for nine such entries. */
    private static final int LARGE_BYTES = Journal.MAX_BYTES / 10;

    private final Journal journal = new Journal();

    @Test
    void theOldestEntriesOfAllTenantsAreRemovedBeyondTheMaximumSize() {
        add("a", 8);
        add("b", 8);
        assertEquals(1, journal.of("a").size());
        assertEquals(8, journal.of("b").size());

        journal.clear("b");
        add("c", 8);
        assertEquals(1, journal.of("a").size(), "cleared entries do not count");
        assertEquals(8, journal.of("c").size());
    }

    @Test
    void headersWithoutAValueCount() {
        List<Map.Entry<String, String>> headers = Collections.nCopies(4000, Map.entry("a", ""));
        assertTrue(entry("", headers).approximateBytes() > 100_000);
    }

    private void add(String tenant, int count) {
        for (int i = 0; i < count; i++) {
            journal.add(tenant, entry("x".repeat(LARGE_BYTES / 2), List.of()));
        }
    }

    private static JournalEntry entry(String body, List<Map.Entry<String, String>> headers) {
        return new JournalEntry(
                "id",
                Instant.EPOCH,
                Duration.ZERO,
                new JournalEntry.RecordedFields("", List.of(), 0),
                new JournalEntry.RecordedRequest("POST", "/", headers, body, RequestOrigin.CLIENT),
                new JournalEntry.RecordedResponse(200, "attached", ResponseCause.NATURAL, "", true, Map.of(), ""));
    }
}
