package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachmentStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrent requests for the same number. */
interface AttachRaceTestCases {

    AttachFixture fixture();

    @Test
    default void concurrentRequestsForOneNumberHaveOneWinner() {
        List<String> agents = IntStream.range(0, AttachFixture.CALLERS)
                .mapToObj(i -> "racer" + i)
                .toList();
        agents.forEach(id -> fixture().database().agents().insert(fixture().mine(), new Agent(id, id, null, null)));

        List<AttachOutcome> outcomes = agents.parallelStream()
                .map(id -> fixture().attach(id, "san", "+15"))
                .toList();

        List<Attached> winners = outcomes.stream()
                .filter(Attached.class::isInstance)
                .map(Attached.class::cast)
                .toList();
        Set<AttachOutcome> others = outcomes.stream()
                .filter(outcome -> !(outcome instanceof Attached))
                .collect(Collectors.toSet());
        assertEquals(1, winners.size());
        assertEquals(Set.of(new AlreadyAttached(winners.get(0).command().agentId(), "+15")), others);
    }

    @Test
    default void concurrentRequestsThroughTwoInstancesHaveOneWinner() {
        List<AttachOutcome> outcomes;
        try (Database other = fixture().another()) {
            outcomes = IntStream.range(0, AttachFixture.CALLERS)
                    .parallel()
                    .mapToObj(i -> fixture()
                            .attachAt(
                                    i % 2 == 0 ? fixture().database() : other,
                                    AttachFixture.FIRST,
                                    fixture().mine(),
                                    AttachFixture.command(i % 4 < 2 ? "a" : "b", "san", "+15")))
                    .toList();
        }

        Set<AttachOutcome> different = Set.copyOf(outcomes);
        assertEquals(2, different.size(), different.toString());
        Attached winner = outcomes.stream()
                .filter(Attached.class::isInstance)
                .map(Attached.class::cast)
                .findFirst()
                .orElseThrow();
        assertTrue(different.contains(new AlreadyAttached(winner.command().agentId(), "+15")));
    }

    @Test
    default void losersOfARaceForSeveralNumbersGetTheFirstNumberOfTheirRequest() {
        try (Database other = fixture().another()) {
            for (int race = 0; race < AttachFixture.CALLERS; race++) {
                String first = AttachFixture.number(1000 + 3 * race);
                List<String> numbers =
                        List.of(first, AttachFixture.number(1002 + 3 * race), AttachFixture.number(1001 + 3 * race));
                Set<AttachOutcome> outcomes = IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(i -> fixture()
                                .attachAt(
                                        i < 2 ? fixture().database() : other,
                                        AttachFixture.FIRST,
                                        fixture().mine(),
                                        new AttachCommand(i % 2 == 0 ? "a" : "b", "san", numbers)))
                        .collect(Collectors.toSet());

                String winner = outcomes.stream()
                        .filter(Attached.class::isInstance)
                        .map(outcome -> ((Attached) outcome).command().agentId())
                        .findFirst()
                        .orElseThrow();
                Attached attached = new Attached(
                        new AttachCommand(winner, "san", numbers), AttachFixture.FIRST, AttachmentStatus.ACTIVE);
                assertEquals(Set.of(attached, new AlreadyAttached(winner, first)), outcomes);
            }
        }
    }
}
