package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AttachmentHistory.Change;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberSettings;
import dev.attachphone.server.registry.AttachmentRegistry.PurposeSetting;
import dev.attachphone.server.registry.BulkAttachmentRegistry;
import dev.attachphone.server.registry.BulkAttachmentRegistry.BulkRefusal;
import dev.attachphone.server.registry.BulkAttachmentRegistry.BulkResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests of changes of many numbers that every database must pass. */
interface BulkRegistryTestCases {

    RegistryFixture fixture();

    private BulkAttachmentRegistry bulk() {
        return fixture().registries().bulk();
    }

    @Test
    default void numbersAreSetTogether() {
        fixture().attach("+15", "+16", "+17");
        NumberSettings settings = RegistryFixture.settings(AttachmentStatus.INACTIVE, "TEST");

        BulkResult result = bulk().set(List.of("+16", "+15", "+16"), settings, RegistryFixture.ORIGIN);

        assertEquals(List.of("+15", "+16"), numbers(result));
        assertEquals("TEST", result.changed().get(0).purpose());
        assertEquals(Optional.of(result.changed().get(1)), fixture().numbers().find("+16"));
        assertEquals(
                AttachmentStatus.INACTIVE, result.changed().get(1).attachment().status());
        assertEquals(
                List.of(new Change(EventType.PURPOSE_SET, "TEST"), new Change(EventType.STATUS_SET, "INACTIVE")),
                changes("+16").subList(0, 2));
        assertEquals(1, changes("+17").size());
    }

    @Test
    default void purposeIsRemoved() {
        fixture().attach("+15", "+16");
        NumberSettings test = RegistryFixture.settings(null, "TEST");
        NumberSettings none = new NumberSettings(null, new PurposeSetting(null));
        bulk().set(List.of("+15", "+16"), test, RegistryFixture.ORIGIN);

        assertEquals(
                null,
                bulk().set(List.of("+15"), none, RegistryFixture.ORIGIN)
                        .changed()
                        .get(0)
                        .purpose());
        assertEquals(
                null,
                fixture()
                        .numbers()
                        .set("+16", none, RegistryFixture.ORIGIN)
                        .orElseThrow()
                        .purpose());
        assertEquals(new Change(EventType.PURPOSE_SET, null), changes("+15").get(0));
    }

    @Test
    default void nothingIsChangedIfANumberIsNotAttached() {
        fixture().attach("+15", "+16");
        List<String> some = List.of("+17", "+15", "+14", "+17");
        BulkResult refused = BulkResult.refused(BulkRefusal.NOT_ATTACHED, List.of("+14", "+17"));

        assertEquals(refused, bulk().detach(some, RegistryFixture.ORIGIN));
        assertEquals(refused, bulk().transfer(some, "a", RegistryFixture.ORIGIN));
        assertEquals(
                refused,
                bulk().set(some, RegistryFixture.settings(AttachmentStatus.INACTIVE, null), RegistryFixture.ORIGIN));

        assertEquals(List.of("+15", "+16"), fixture().numbers(RegistryFixture.ALL, "", 10));
        assertEquals(1, changes("+15").size());
    }

    @Test
    default void numbersAreDetachedTogether() {
        fixture().attach("+15", "+16", "+17");

        BulkResult result = bulk().detach(List.of("+17", "+15"), RegistryFixture.ORIGIN);

        assertEquals(List.of("+15", "+17"), numbers(result));
        assertEquals(List.of("+16"), fixture().numbers(RegistryFixture.ALL, "", 10));
        assertEquals(new Change(EventType.DETACHED, null), changes("+17").get(0));
    }

    @Test
    default void transferredNumbersKeepEverythingButTheirAgent() {
        fixture().agents().create(fixture().account().id(), "b", "B", RegistryFixture.ORIGIN);
        fixture().attach("+15", "+16");
        fixture().attachTo("b", "+17");
        bulk().set(List.of("+15"), RegistryFixture.settings(AttachmentStatus.INACTIVE, "TEST"), RegistryFixture.ORIGIN);
        NumberEntry before = fixture().numbers().find("+15").orElseThrow();

        BulkResult result = bulk().transfer(List.of("+17", "+16", "+15"), "b", RegistryFixture.ORIGIN);

        assertEquals(List.of("+15", "+16"), numbers(result), "+17 is attached to the agent already");
        NumberEntry after = fixture().numbers().find("+15").orElseThrow();
        assertEquals("b", after.attachment().holder().agentId());
        assertEquals(
                before.attachment().holder().provider(),
                after.attachment().holder().provider());
        assertEquals(before.attachment().attachedAt(), after.attachment().attachedAt());
        assertEquals(AttachmentStatus.INACTIVE, after.attachment().status());
        assertEquals("TEST", after.purpose());
        AttachmentEvent last =
                fixture().history().ofNumber("+15", Long.MAX_VALUE, 1).get(0);
        assertEquals(new Change(EventType.TRANSFERRED, "a"), last.change());
        assertEquals("b", last.holder().agentId());
        assertEquals(1, changes("+17").size());
        assertEquals(
                List.of(),
                bulk().transfer(List.of("+15"), "b", RegistryFixture.ORIGIN).changed());
        assertEquals(new AlreadyAttached("b", "+15"), fixture().attach("+15"));
        assertEquals(before.attachment().attachedAt(), ((Attached) fixture().attachTo("b", "+15")).attachedAt());
    }

    @Test
    default void numbersAreTransferredOnlyWithinTheirAccount() {
        AccountEntry other = fixture()
                .accounts()
                .create("other", Map.of("san", AttachmentStatus.ACTIVE), RegistryFixture.ORIGIN)
                .orElseThrow();
        fixture().agents().create(other.id(), "o", "O", RegistryFixture.ORIGIN);
        fixture().attach("+15", "+16");

        assertEquals(
                BulkResult.refused(BulkRefusal.OF_ANOTHER_ACCOUNT, List.of("+15", "+16")),
                bulk().transfer(List.of("+16", "+15"), "o", RegistryFixture.ORIGIN));
        assertEquals(
                BulkResult.refused(BulkRefusal.AGENT_NOT_FOUND, List.of()),
                bulk().transfer(List.of("+16", "+15"), "none", RegistryFixture.ORIGIN));
        assertEquals(1, changes("+15").size());
    }

    @Test
    default void anAttachAndATransferOfTheSameNumberAreSerialized() {
        fixture().agents().create(fixture().account().id(), "b", "B", RegistryFixture.ORIGIN);
        for (int race = 0; race < 100; race++) {
            String held = "+18" + race;
            String free = "+19" + race;
            fixture().attach(held);
            List<Object> outcomes = IntStream.range(0, 2)
                    .parallel()
                    .mapToObj(i -> i == 0
                            ? fixture().attach(held, free)
                            : (Object) bulk().transfer(List.of(held), "b", RegistryFixture.ORIGIN))
                    .toList();

            assertEquals(1, ((BulkResult) outcomes.get(1)).changed().size());
            AttachmentEvent transfer = lastEvent(held);
            assertEquals(new Change(EventType.TRANSFERRED, "a"), transfer.change());
            if (outcomes.get(0) instanceof Attached) {
                assertTrue(lastEvent(free).id() < transfer.id(), "attached after the transfer");
            } else {
                assertEquals(new AlreadyAttached("b", held), outcomes.get(0));
                assertEquals(Optional.empty(), fixture().numbers().find(free));
            }
        }
    }

    @Test
    default void concurrentTransfersAndDetachesLeaveAConsistentHistory() {
        fixture().agents().create(fixture().account().id(), "b", "B", RegistryFixture.ORIGIN);
        List<String> numbers = IntStream.range(10, 30).mapToObj(i -> "+18" + i).toList();
        for (int race = 0; race < 20; race++) {
            AttachOutcome attached = fixture().attach(numbers.toArray(String[]::new));
            assertTrue(attached instanceof Attached, attached.toString());
            IntStream.range(0, 4).parallel().forEach(i -> {
                List<String> half = i % 2 == 0 ? numbers.subList(0, 12) : numbers.subList(8, 20);
                if (i < 2) {
                    bulk().transfer(half, "b", RegistryFixture.ORIGIN);
                } else {
                    bulk().detach(half, RegistryFixture.ORIGIN);
                }
            });
            fixture().numbers().detachAll("a", RegistryFixture.ORIGIN);
            fixture().numbers().detachAll("b", RegistryFixture.ORIGIN);

            for (String number : numbers) {
                List<AttachmentEvent> events = fixture().history().ofNumber(number, Long.MAX_VALUE, 100);
                String agent = "";
                for (int i = events.size() - 1; i >= 0; i--) {
                    agent = agentAfter(events.get(i), agent);
                }
                assertEquals("", agent, events.toString());
            }
        }
    }

    /** The agent of a number after an event, or an empty text; fails if the event contradicts the agent before it. */
    private static String agentAfter(AttachmentEvent attachmentEvent, String before) {
        String agent = attachmentEvent.holder().agentId();
        switch (attachmentEvent.change().type()) {
            case ATTACHED -> assertEquals("", before);
            case DETACHED -> assertEquals(agent, before);
            default -> assertEquals(attachmentEvent.change().value(), before);
        }
        return attachmentEvent.change().type() == EventType.DETACHED ? "" : agent;
    }

    private static List<String> numbers(BulkResult result) {
        return result.changed().stream()
                .map(entry -> entry.attachment().number())
                .toList();
    }

    private List<Change> changes(String number) {
        return fixture().history().ofNumber(number, Long.MAX_VALUE, 10).stream()
                .map(AttachmentEvent::change)
                .toList();
    }

    private AttachmentEvent lastEvent(String number) {
        return fixture().history().ofNumber(number, Long.MAX_VALUE, 1).get(0);
    }
}
