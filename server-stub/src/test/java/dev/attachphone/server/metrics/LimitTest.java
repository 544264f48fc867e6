package dev.attachphone.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.OverloadedException.Work;
import dev.attachphone.server.http.Observer.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LimitTest {

    @ParameterizedTest
    @EnumSource
    void everyOverloadIsCountedUnderItsWord(Work work) {
        Optional<Limit> limit = Limit.behind(new Outcome("listNumbers", "overloaded-" + work.word(), 503));

        assertEquals(Optional.of(work.word()), limit.map(Limit::label));
    }

    @Test
    void otherRefusalsAreNoLimit() {
        assertEquals(Optional.empty(), Limit.behind(new Outcome("attachPhoneNumber", "malformed-body", 400)));
    }
}
