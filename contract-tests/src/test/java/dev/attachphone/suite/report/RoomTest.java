package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.run.Result;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {

    @Test
    void fewLongBodiesHaveMuchRoom() {
        assertEquals(16_384, Room.of(SampleRun.result()).longest());
    }

    @Test
    void manyLongBodiesHaveLess() {
        Result result = SampleRun.result();
        List<Outcome> outcomes = Collections.nCopies(2500, result.outcomes().get(2));
        Room room = Room.of(new Result(
                result.setting(),
                outcomes,
                result.unreachable(),
                result.unplayed(),
                result.missing(),
                result.effects(),
                result.cut()));
        assertEquals(1_024, room.longest());
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertEquals("a", new Room(2).beginning("a😀"));
        assertTrue(new Room(2).cut("abc").startsWith("ab… (3 "));
    }
}
