package dev.attachphone.server.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class BodyMemoryTest {

    private static final int LIMIT = 1_000;

    private final BodyMemory memory = BodyMemory.ofHeap(BodyMemory.requiredHeap(LIMIT));

    @Test
    void reservationsShareTheLimit() {
        try (BodyMemory.Reservation one = memory.reservation();
                BodyMemory.Reservation other = memory.reservation()) {
            assertTrue(one.tryAdd(600));
            assertFalse(other.tryAdd(401));
            assertTrue(other.tryAdd(400));
            assertEquals(0, memory.available());
        }
        assertEquals(LIMIT, memory.available());
        assertEquals(LIMIT, memory.limit());
    }

    @Test
    void endedReservationReturnsItsBytesOnceAndReservesNoMore() {
        BodyMemory.Reservation reservation = memory.reservation();
        assertTrue(reservation.tryAdd(10));

        reservation.close();
        reservation.close();

        assertFalse(reservation.tryAdd(10));
        assertEquals(LIMIT, memory.available());
    }
}
