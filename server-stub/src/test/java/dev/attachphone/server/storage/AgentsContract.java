package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.RefusalReason;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.AgentEntry;
import dev.attachphone.server.registry.AgentRegistry.Deletion;
import dev.attachphone.server.registry.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What agents must do on every database. */
interface AgentsContract {

    RegistryWorld world();

    @Test
    default void anAgentsIdIsUniqueOverAllAccounts() {
        AccountEntry other =
                world().registry().accounts().create("other", Map.of()).orElseThrow();

        assertEquals(Optional.empty(), world().registry().agents().create(other.id(), "a", "Another"));
        AgentEntry created =
                world().registry().agents().create(other.id(), "b", "B").orElseThrow();
        assertEquals(new AgentEntry("b", other.id(), "B", RegistryWorld.NOW), created);
        assertEquals(Optional.of(created), world().registry().agents().find("b"));
        assertEquals(
                List.of("b"),
                world().registry().agents().list(other.id(), "", 10).stream()
                        .map(agent -> agent.id())
                        .toList());
        assertEquals(2, world().registry().agents().list(null, "", 10).size());
    }

    @Test
    default void anAgentWithNumbersIsNotDeleted() {
        world().attach("+15");

        Optional<AgentEntry> agent = world().registry().agents().find("a");

        assertEquals(new Deletion(agent, true), world().registry().agents().delete("a"));
        world().registry().numbers().detach("+15");
        assertEquals(new Deletion(agent, false), world().registry().agents().delete("a"));
        assertEquals(
                new Deletion(Optional.empty(), false),
                world().registry().agents().delete("a"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), world().attach("+15"));
    }

    @Test
    default void attachingToAnAgentThatIsBeingDeletedEndsOneWayOrTheOther() {
        for (int race = 0; race < 100; race++) {
            String agent = "raced" + race;
            String number = "+17" + race;
            world().registry().agents().create(world().account().id(), agent, agent);
            List<Object> outcomes = IntStream.range(0, 2)
                    .parallel()
                    .mapToObj(i -> i == 0
                            ? world().attachTo(agent, number)
                            : (Object) world().registry().agents().delete(agent))
                    .toList();

            boolean attached = outcomes.get(0) instanceof Attached;
            assertEquals(attached, ((Deletion) outcomes.get(1)).hasNumbers(), outcomes.toString());
            assertEquals(attached, world().registry().numbers().find(number).isPresent());
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
                    world().registry().numbers().detachAll("a");
                }
            });

            // Who looked for numbers to detach before the attach was committed leaves the free one, but only
            // afterwards.
            if (world().registry().numbers().find(held).isEmpty()
                    && world().registry().numbers().find(free).isPresent()) {
                assertTrue(lastEventOf(free).id() < lastEventOf(held).id(), "they were never attached together");
            }
            world().registry().numbers().detachAll("a");
        }
    }

    private Event lastEventOf(String number) {
        return world().registry().history().ofNumber(number, Long.MAX_VALUE, 1).get(0);
    }
}
