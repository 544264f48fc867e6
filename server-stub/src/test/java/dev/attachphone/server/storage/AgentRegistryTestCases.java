package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.RefusalReason;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.AgentEntry;
import dev.attachphone.server.registry.AgentRegistry.DeletionResult;
import dev.attachphone.server.registry.AttachmentEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What agents must do on every database. */
interface AgentRegistryTestCases {

    RegistryFixture world();

    @Test
    default void anAgentsIdIsUniqueOverAllAccounts() {
        AccountEntry other =
                world().registries().accounts().create("other", Map.of()).orElseThrow();

        assertEquals(Optional.empty(), world().registries().agents().create(other.id(), "a", "Another"));
        AgentEntry created =
                world().registries().agents().create(other.id(), "b", "B").orElseThrow();
        assertEquals(new AgentEntry("b", other.id(), "B", RegistryFixture.NOW), created);
        assertEquals(Optional.of(created), world().registries().agents().find("b"));
        assertEquals(
                List.of("b"),
                world().registries().agents().list(other.id(), "", 10).stream()
                        .map(agent -> agent.id())
                        .toList());
        assertEquals(2, world().registries().agents().list(null, "", 10).size());
    }

    @Test
    default void anAgentWithNumbersIsNotDeleted() {
        world().attach("+15");

        Optional<AgentEntry> agent = world().registries().agents().find("a");

        assertEquals(
                new DeletionResult(agent, true), world().registries().agents().delete("a"));
        world().registries().numbers().detach("+15");
        assertEquals(
                new DeletionResult(agent, false), world().registries().agents().delete("a"));
        assertEquals(
                new DeletionResult(Optional.empty(), false),
                world().registries().agents().delete("a"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), world().attach("+15"));
    }

    @Test
    default void attachingToAnAgentThatIsBeingDeletedEndsOneWayOrTheOther() {
        for (int race = 0; race < 100; race++) {
            String agent = "raced" + race;
            String number = "+17" + race;
            world().registries().agents().create(world().account().id(), agent, agent);
            List<Object> outcomes = IntStream.range(0, 2)
                    .parallel()
                    .mapToObj(i -> i == 0
                            ? world().attachTo(agent, number)
                            : (Object) world().registries().agents().delete(agent))
                    .toList();

            boolean attached = outcomes.get(0) instanceof Attached;
            assertEquals(attached, ((DeletionResult) outcomes.get(1)).hasNumbers(), outcomes.toString());
            assertEquals(attached, world().registries().numbers().find(number).isPresent());
        }
    }

    @Test
    default void anAnswerThatNumbersAreAttachedIsTrueAtSomeMoment() {
        for (int race = 0; race < 100; race++) {
            String held = "+18" + race;
            String free = "+19" + race;
            world().attach(held);
            IntStream.range(0, 2).parallel().forEach(i -> {
                if (i == 0) {
                    world().attach(held, free);
                } else {
                    world().registries().numbers().detachAll("a");
                }
            });

            // Who looked for numbers to detach before the attach was committed leaves the free one, but only
            // afterwards.
            if (world().registries().numbers().find(held).isEmpty()
                    && world().registries().numbers().find(free).isPresent()) {
                assertTrue(lastEventOf(free).id() < lastEventOf(held).id(), "they were never attached together");
            }
            world().registries().numbers().detachAll("a");
        }
    }

    private AttachmentEvent lastEventOf(String number) {
        return world().registries()
                .history()
                .ofNumber(number, Long.MAX_VALUE, 1)
                .get(0);
    }
}
