package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.RefusalReason;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AgentRegistry.AgentEntry;
import dev.attachphone.server.registry.AgentRegistry.DeletionResult;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests of agents that every database must pass. */
interface AgentRegistryTestCases {

    RegistryFixture fixture();

    @Test
    default void agentIdsAreUniqueAcrossAccounts() {
        AccountEntry other = fixture()
                .accounts()
                .create("other", Map.of(), RegistryFixture.ORIGIN)
                .orElseThrow();

        assertEquals(Optional.empty(), fixture().agents().create(other.id(), "a", "Another", RegistryFixture.ORIGIN));
        AgentEntry created = fixture()
                .agents()
                .create(other.id(), "b", "B", RegistryFixture.ORIGIN)
                .orElseThrow();
        assertEquals(new AgentEntry("b", other.id(), "B", RegistryFixture.NOW), created);
        assertEquals(Optional.of(created), fixture().agents().find("b"));
        assertEquals(
                List.of("b"),
                fixture().agents().list(other.id(), "", 10).stream()
                        .map(agent -> agent.id())
                        .toList());
        assertEquals(2, fixture().agents().list(null, "", 10).size());
    }

    @Test
    default void agentWithNumbersIsNotDeleted() {
        fixture().attach("+15");

        Optional<AgentEntry> agent = fixture().agents().find("a");

        assertEquals(new DeletionResult(agent, true), fixture().agents().delete("a", RegistryFixture.ORIGIN));
        fixture().numbers().detach("+15", RegistryFixture.ORIGIN);
        assertEquals(new DeletionResult(agent, false), fixture().agents().delete("a", RegistryFixture.ORIGIN));
        assertEquals(
                new DeletionResult(Optional.empty(), false), fixture().agents().delete("a", RegistryFixture.ORIGIN));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), fixture().attach("+15"));
    }

    @Test
    default void concurrentAttachAndDeletionOfAnAgentAreSerialized() {
        for (int race = 0; race < 100; race++) {
            String agent = "raced" + race;
            String number = "+17" + race;
            fixture().agents().create(fixture().account().id(), agent, agent, RegistryFixture.ORIGIN);
            List<Object> outcomes = IntStream.range(0, 2)
                    .parallel()
                    .mapToObj(i -> i == 0
                            ? fixture().attachTo(agent, number)
                            : (Object) fixture().agents().delete(agent, RegistryFixture.ORIGIN))
                    .toList();

            boolean attached = outcomes.get(0) instanceof Attached;
            assertEquals(attached, ((DeletionResult) outcomes.get(1)).hasNumbers(), outcomes.toString());
            assertEquals(attached, fixture().numbers().find(number).isPresent());
        }
    }

    @Test
    default void numbersOfASuccessAreAttachedAtTheSameTime() {
        for (int race = 0; race < 100; race++) {
            String held = "+18" + race;
            String free = "+19" + race;
            fixture().attach(held);
            IntStream.range(0, 2).parallel().forEach(i -> {
                if (i == 0) {
                    fixture().attach(held, free);
                } else {
                    fixture().numbers().detachAll("a", RegistryFixture.ORIGIN);
                }
            });

            // If the deletion has read the agent's numbers before the attach was committed, it leaves the free one, but
            // then the held one was detached later than the free one was attached.
            if (fixture().numbers().find(held).isEmpty()
                    && fixture().numbers().find(free).isPresent()) {
                assertTrue(lastEventOf(free).id() < lastEventOf(held).id(), "they were never attached together");
            }
            fixture().numbers().detachAll("a", RegistryFixture.ORIGIN);
        }
    }

    private AttachmentEvent lastEventOf(String number) {
        return fixture().history().ofNumber(number, Long.MAX_VALUE, 1).get(0);
    }
}
