package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.Event;
import dev.attachphone.server.registry.Event.Kind;
import dev.attachphone.server.registry.NumberEntry;
import dev.attachphone.server.registry.NumberRegistry.Filter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What attached numbers and their history must do on every database. */
interface NumbersContract {

    RegistryWorld world();

    @Test
    default void aDetachedNumberIsFree() {
        world().registry().agents().create(world().account().id(), "b", "B");
        world().attach("+15", "+16", "+17");

        NumberEntry detached = world().registry().numbers().detach("+16").orElseThrow();

        assertEquals("a", detached.attachment().holder().agentId());
        assertEquals(Optional.empty(), world().registry().numbers().detach("+16"));
        assertInstanceOf(Attached.class, world().attachTo("b", "+16"));
        assertEquals(2, world().registry().numbers().detachAll("a"));
        assertEquals(List.of("+16"), world().numbers(RegistryWorld.ALL, "", 10));
    }

    @Test
    default void statusAndPurposeAreSetApart() {
        world().attach("+15");

        world().registry().numbers().set("+15", AttachmentStatus.INACTIVE, null);
        NumberEntry number =
                world().registry().numbers().set("+15", null, "TEST").orElseThrow();

        assertEquals(AttachmentStatus.INACTIVE, number.attachment().status());
        assertEquals("TEST", number.purpose());
        assertEquals(Optional.of(number), world().registry().numbers().find("+15"));
        assertEquals(Optional.empty(), world().registry().numbers().set("+16", AttachmentStatus.ACTIVE, null));
        assertEquals(AttachmentStatus.INACTIVE, ((Attached) world().attach("+15")).status());
    }

    @Test
    default void everyFilterCounts() {
        AccountEntry other = world().registry()
                .accounts()
                .create("other", Map.of("san", AttachmentStatus.ACTIVE))
                .orElseThrow();
        world().registry().agents().create(other.id(), "o", "O");
        world().attach("+15", "+16");
        world().attachIn(other.id(), new AttachCommand("o", "san", List.of("+17")));
        world().attachIn(world().account().id(), new AttachCommand("a", "twilio", List.of("+18")));
        world().registry().numbers().set("+16", null, "PRODUCTION");

        assertEquals(
                List.of("+15", "+16", "+18"),
                world().numbers(new Filter(world().account().id(), null, null, null, null), "", 10));
        assertEquals(List.of("+17"), world().numbers(new Filter(null, "o", null, null, null), "", 10));
        assertEquals(List.of("+18"), world().numbers(new Filter(null, null, "twilio", null, null), "", 10));
        assertEquals(
                List.of("+18"), world().numbers(new Filter(null, null, null, AttachmentStatus.PENDING, null), "", 10));
        assertEquals(List.of("+16"), world().numbers(new Filter(null, null, null, null, "PRODUCTION"), "", 10));
        assertEquals(List.of(), world().numbers(new Filter(other.id(), "a", null, null, null), "", 10));
    }

    @Test
    default void pagesShowEverythingOnceWhateverComesAndGoes() {
        world().attach("+15", "+16", "+17", "+18");
        List<String> first = world().numbers(RegistryWorld.ALL, "", 2);
        world().registry().numbers().detach("+15");
        world().attach("+155");
        List<String> second = world().numbers(RegistryWorld.ALL, first.get(1), 10);

        assertEquals(List.of("+15", "+16"), first);
        assertEquals(List.of("+17", "+18"), second);
    }

    @Test
    default void theHistoryHasEverythingNewestFirst() {
        world().attach("+15", "+16");
        world().registry().numbers().set("+15", AttachmentStatus.INACTIVE, "TEST");
        world().registry().numbers().detachAll("a");
        Function<Event, Kind> kind = event -> event.change().kind();

        List<Event> ofNumber = world().registry().history().ofNumber("+15", Long.MAX_VALUE, 10);
        assertEquals(
                List.of(Kind.DETACHED, Kind.PURPOSE_SET, Kind.STATUS_SET, Kind.ATTACHED),
                ofNumber.stream().map(kind).toList());
        assertEquals("TEST", ofNumber.get(1).change().value());
        assertEquals(RegistryWorld.NOW, ofNumber.get(3).at());
        List<Event> ofAccount =
                world().registry().history().ofAccount(world().account().id(), Long.MAX_VALUE, 10);
        assertEquals(6, ofAccount.size());
        assertEquals(
                ofAccount.subList(2, 4),
                world().registry()
                        .history()
                        .ofAccount(world().account().id(), ofAccount.get(1).id(), 2));
    }

    @Test
    default void whatNoDatabaseCanKeepIsNotFound() {
        assertEquals(Optional.empty(), world().registry().accounts().find("\0"));
        assertEquals(Optional.empty(), world().registry().agents().find("a\0"));
        assertEquals(Optional.empty(), world().registry().numbers().find("+15\0"));
        assertEquals(List.of(), world().registry().history().ofNumber("\0", Long.MAX_VALUE, 1));
    }
}
