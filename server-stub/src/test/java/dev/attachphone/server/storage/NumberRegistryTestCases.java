package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.AttachmentEvent;
import dev.attachphone.server.registry.AttachmentEvent.EventType;
import dev.attachphone.server.registry.NumberEntry;
import dev.attachphone.server.registry.NumberRegistry.NumberFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What attached numbers and their history must do on every database. */
interface NumberRegistryTestCases {

    RegistryFixture world();

    @Test
    default void aDetachedNumberIsFree() {
        world().registries().agents().create(world().account().id(), "b", "B");
        world().attach("+15", "+16", "+17");

        NumberEntry detached = world().registries().numbers().detach("+16").orElseThrow();

        assertEquals("a", detached.attachment().holder().agentId());
        assertEquals(Optional.empty(), world().registries().numbers().detach("+16"));
        assertInstanceOf(Attached.class, world().attachTo("b", "+16"));
        assertEquals(2, world().registries().numbers().detachAll("a"));
        assertEquals(List.of("+16"), world().numbers(RegistryFixture.ALL, "", 10));
    }

    @Test
    default void statusAndPurposeAreSetApart() {
        world().attach("+15");

        world().registries().numbers().set("+15", AttachmentStatus.INACTIVE, null);
        NumberEntry number =
                world().registries().numbers().set("+15", null, "TEST").orElseThrow();

        assertEquals(AttachmentStatus.INACTIVE, number.attachment().status());
        assertEquals("TEST", number.purpose());
        assertEquals(Optional.of(number), world().registries().numbers().find("+15"));
        assertEquals(Optional.empty(), world().registries().numbers().set("+16", AttachmentStatus.ACTIVE, null));
        assertEquals(AttachmentStatus.INACTIVE, ((Attached) world().attach("+15")).status());
    }

    @Test
    default void everyFilterCounts() {
        AccountEntry other = world().registries()
                .accounts()
                .create("other", Map.of("san", AttachmentStatus.ACTIVE))
                .orElseThrow();
        world().registries().agents().create(other.id(), "o", "O");
        world().attach("+15", "+16");
        world().attachIn(other.id(), new AttachCommand("o", "san", List.of("+17")));
        world().attachIn(world().account().id(), new AttachCommand("a", "twilio", List.of("+18")));
        world().registries().numbers().set("+16", null, "PRODUCTION");

        assertEquals(
                List.of("+15", "+16", "+18"),
                world().numbers(new NumberFilter(world().account().id(), null, null, null, null), "", 10));
        assertEquals(List.of("+17"), world().numbers(new NumberFilter(null, "o", null, null, null), "", 10));
        assertEquals(List.of("+18"), world().numbers(new NumberFilter(null, null, "twilio", null, null), "", 10));
        assertEquals(
                List.of("+18"),
                world().numbers(new NumberFilter(null, null, null, AttachmentStatus.PENDING, null), "", 10));
        assertEquals(List.of("+16"), world().numbers(new NumberFilter(null, null, null, null, "PRODUCTION"), "", 10));
        assertEquals(List.of(), world().numbers(new NumberFilter(other.id(), "a", null, null, null), "", 10));
    }

    @Test
    default void pagesShowEverythingOnceWhateverComesAndGoes() {
        world().attach("+15", "+16", "+17", "+18");
        List<String> first = world().numbers(RegistryFixture.ALL, "", 2);
        world().registries().numbers().detach("+15");
        world().attach("+155");
        List<String> second = world().numbers(RegistryFixture.ALL, first.get(1), 10);

        assertEquals(List.of("+15", "+16"), first);
        assertEquals(List.of("+17", "+18"), second);
    }

    @Test
    default void theHistoryHasEverythingNewestFirst() {
        world().attach("+15", "+16");
        world().registries().numbers().set("+15", AttachmentStatus.INACTIVE, "TEST");
        world().registries().numbers().detachAll("a");
        Function<AttachmentEvent, EventType> kind =
                attachmentEvent -> attachmentEvent.change().type();

        List<AttachmentEvent> ofNumber = world().registries().history().ofNumber("+15", Long.MAX_VALUE, 10);
        assertEquals(
                List.of(EventType.DETACHED, EventType.PURPOSE_SET, EventType.STATUS_SET, EventType.ATTACHED),
                ofNumber.stream().map(kind).toList());
        assertEquals("TEST", ofNumber.get(1).change().value());
        assertEquals(RegistryFixture.NOW, ofNumber.get(3).at());
        List<AttachmentEvent> ofAccount =
                world().registries().history().ofAccount(world().account().id(), Long.MAX_VALUE, 10);
        assertEquals(6, ofAccount.size());
        assertEquals(
                ofAccount.subList(2, 4),
                world().registries()
                        .history()
                        .ofAccount(world().account().id(), ofAccount.get(1).id(), 2));
    }

    @Test
    default void whatNoDatabaseCanKeepIsNotFound() {
        assertEquals(Optional.empty(), world().registries().accounts().find("\0"));
        assertEquals(Optional.empty(), world().registries().agents().find("a\0"));
        assertEquals(Optional.empty(), world().registries().numbers().find("+15\0"));
        assertEquals(List.of(), world().registries().history().ofNumber("\0", Long.MAX_VALUE, 1));
    }
}
