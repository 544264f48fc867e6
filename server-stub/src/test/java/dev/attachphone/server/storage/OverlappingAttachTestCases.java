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

/** What requests for sets of numbers that overlap do on every database. */
interface OverlappingAttachTestCases {

    int NUMBERS = 20;

    AttachFixture world();

    @Test
    default void crossedSetsThroughTwoInstancesAreAttachedAllOrNothing() {
        List<AttachCommand> commands = IntStream.range(0, AttachFixture.CALLERS)
                .mapToObj(i -> crossing(i % 4 < 2 ? "a" : "b", i))
                .toList();
        List<AttachOutcome> outcomes;
        try (Database other = world().another()) {
            outcomes = IntStream.range(0, AttachFixture.CALLERS)
                    .parallel()
                    .mapToObj(i -> world().attachAt(
                                    i % 2 == 0 ? world().database() : other,
                                    AttachFixture.FIRST,
                                    world().mine(),
                                    commands.get(i)))
                    .toList();
        }

        for (int i = 0; i < AttachFixture.CALLERS; i++) {
            boolean attached = outcomes.get(i) instanceof Attached;
            assertEquals(
                    attached,
                    world().attachAt(AttachFixture.FIRST, world().mine(), commands.get(i)) instanceof Attached,
                    "a retry says the same");
        }
        // A number that no winner asked for is free still.
        Set<String> taken = outcomes.stream()
                .filter(Attached.class::isInstance)
                .flatMap(outcome -> ((Attached) outcome).command().numbers().stream())
                .collect(Collectors.toSet());
        IntStream.range(0, NUMBERS)
                .mapToObj(AttachFixture::number)
                .filter(number -> !taken.contains(number))
                .forEach(number -> assertInstanceOf(
                        Attached.class,
                        world().attachAt(
                                        AttachFixture.FIRST,
                                        world().theirs(),
                                        AttachFixture.command("c", "san", number))));
    }

    /** Two numbers, every other time the larger one first. */
    private static AttachCommand crossing(String agent, int i) {
        String one = AttachFixture.number(i % NUMBERS);
        String two = AttachFixture.number((i * 7 + 3) % NUMBERS);
        return i % 3 == 0
                ? AttachFixture.command(agent, "san", one, two)
                : AttachFixture.command(agent, "san", two, one);
    }
}
