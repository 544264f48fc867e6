package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrent requests for overlapping sets of numbers. */
interface OverlappingAttachTestCases {

    int NUMBERS = 20;

    AttachFixture fixture();

    @Test
    default void overlappingRequestsThroughTwoInstancesAttachAllOrNothing() {
        List<AttachCommand> commands = IntStream.range(0, AttachFixture.CALLERS)
                .mapToObj(i -> crossing(i % 4 < 2 ? "a" : "b", i))
                .toList();
        List<AttachOutcome> outcomes;
        try (Database other = fixture().another()) {
            outcomes = IntStream.range(0, AttachFixture.CALLERS)
                    .parallel()
                    .mapToObj(i -> fixture()
                            .attachAt(
                                    i % 2 == 0 ? fixture().database() : other,
                                    AttachFixture.FIRST,
                                    fixture().mine(),
                                    commands.get(i)))
                    .toList();
        }

        for (int i = 0; i < AttachFixture.CALLERS; i++) {
            boolean attached = outcomes.get(i) instanceof Attached;
            assertEquals(
                    attached,
                    fixture().attachAt(AttachFixture.FIRST, fixture().mine(), commands.get(i)) instanceof Attached,
                    "a retry has the same result");
        }
        // The numbers of the refused requests are still free, unless a successful request contains them.
        Set<String> taken = outcomes.stream()
                .filter(Attached.class::isInstance)
                .flatMap(outcome -> ((Attached) outcome).command().numbers().stream())
                .collect(Collectors.toSet());
        IntStream.range(0, NUMBERS)
                .mapToObj(AttachFixture::number)
                .filter(number -> !taken.contains(number))
                .forEach(number -> assertInstanceOf(
                        Attached.class,
                        fixture()
                                .attachAt(
                                        AttachFixture.FIRST,
                                        fixture().theirs(),
                                        AttachFixture.command("c", "san", number))));
    }

    /** A command with two numbers, in ascending or descending order. */
    private static AttachCommand crossing(String agent, int i) {
        String one = AttachFixture.number(i % NUMBERS);
        String two = AttachFixture.number((i * 7 + 3) % NUMBERS);
        return i % 3 == 0
                ? AttachFixture.command(agent, "san", one, two)
                : AttachFixture.command(agent, "san", two, one);
    }
}
