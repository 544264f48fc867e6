package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.registry.AttachmentRegistry.NumberTally;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tests of attached numbers and their history that every database must pass. */
interface NumberRegistryTestCases {

    RegistryFixture fixture();

    @Test
    default void detachedNumberCanBeAttachedAgain() {
        fixture().agents().create(fixture().account().id(), "b", "B", RegistryFixture.ORIGIN);
        fixture().attach("+15", "+16", "+17");

        NumberEntry detached =
                fixture().numbers().detach("+16", RegistryFixture.ORIGIN).orElseThrow();

        assertEquals("a", detached.attachment().holder().agentId());
        assertEquals(Optional.empty(), fixture().numbers().detach("+16", RegistryFixture.ORIGIN));
        assertInstanceOf(Attached.class, fixture().attachTo("b", "+16"));
        assertEquals(2, fixture().numbers().detachAll("a", RegistryFixture.ORIGIN));
        assertEquals(List.of("+16"), fixture().numbers(RegistryFixture.ALL, "", 10));
    }

    @Test
    default void statusAndPurposeAreSetIndependently() {
        fixture().attach("+15");

        fixture()
                .numbers()
                .set("+15", RegistryFixture.settings(AttachmentStatus.INACTIVE, null), RegistryFixture.ORIGIN);
        NumberEntry number = fixture()
                .numbers()
                .set("+15", RegistryFixture.settings(null, "TEST"), RegistryFixture.ORIGIN)
                .orElseThrow();

        assertEquals(AttachmentStatus.INACTIVE, number.attachment().status());
        assertEquals("TEST", number.purpose());
        assertEquals(Optional.of(number), fixture().numbers().find("+15"));
        assertEquals(
                Optional.empty(),
                fixture()
                        .numbers()
                        .set("+16", RegistryFixture.settings(AttachmentStatus.ACTIVE, null), RegistryFixture.ORIGIN));
        assertEquals(AttachmentStatus.INACTIVE, ((Attached) fixture().attach("+15")).status());
    }

    @Test
    default void everyFilterIsApplied() {
        AccountEntry other = fixture()
                .accounts()
                .create("other", Map.of("san", AttachmentStatus.ACTIVE), RegistryFixture.ORIGIN)
                .orElseThrow();
        fixture().agents().create(other.id(), "o", "O", RegistryFixture.ORIGIN);
        fixture().attach("+15", "+16");
        fixture().attachIn(other.id(), new AttachCommand("o", "san", List.of("+17")));
        fixture().attachIn(fixture().account().id(), new AttachCommand("a", "twilio", List.of("+18")));
        fixture().numbers().set("+16", RegistryFixture.settings(null, "PRODUCTION"), RegistryFixture.ORIGIN);

        assertEquals(
                List.of("+15", "+16", "+18"),
                fixture()
                        .numbers(
                                new NumberFilter(fixture().account().id(), null, null, null, null, null, null),
                                "",
                                10));
        assertEquals(
                List.of("+17"), fixture().numbers(new NumberFilter(null, "o", null, null, null, null, null), "", 10));
        assertEquals(
                List.of("+18"),
                fixture().numbers(new NumberFilter(null, null, "twilio", null, null, null, null), "", 10));
        assertEquals(
                List.of("+18"),
                fixture()
                        .numbers(
                                new NumberFilter(null, null, null, AttachmentStatus.PENDING, null, null, null),
                                "",
                                10));
        assertEquals(
                List.of("+16"),
                fixture().numbers(new NumberFilter(null, null, null, null, "PRODUCTION", null, null), "", 10));
        assertEquals(
                List.of(), fixture().numbers(new NumberFilter(other.id(), "a", null, null, null, null, null), "", 10));
    }

    @Test
    default void numbersAreFoundByTheirFirstAndLastDigits() {
        fixture().attach("+14", "+15", "+150341", "+151340341", "+159999999999999", "+16", "+91341", "+910341");

        assertEquals(
                List.of("+15", "+150341", "+151340341", "+159999999999999"),
                fixture().numbers(search("+15", null), "", 10));
        assertEquals(List.of("+15", "+150341"), fixture().numbers(search("15", null), "", 2));
        assertEquals(List.of("+151340341", "+159999999999999"), fixture().numbers(search("+15", null), "+150341", 2));
        assertEquals(List.of("+15"), fixture().numbers(search("+15", null), "+14", 1), "a cursor of another list");
        assertEquals(List.of(), fixture().numbers(search("+15", null), "+16", 1), "a cursor of another list");
        assertEquals(List.of(), fixture().numbers(search("+17", null), "", 10));
        assertEquals(List.of("+150341", "+151340341", "+910341"), fixture().numbers(search(null, "0341"), "", 10));
        assertEquals(List.of("+151340341"), fixture().numbers(search("+15", "0341"), "+150341", 10));
        assertEquals(List.of("+151340341"), fixture().numbers(search(null, "151340341"), "", 10));
        assertEquals(List.of(), fixture().numbers(search(null, "0151340341"), "", 10));
    }

    private static NumberFilter search(@Nullable String prefix, @Nullable String lastDigits) {
        return new NumberFilter(null, null, null, null, null, prefix, lastDigits);
    }

    @Test
    default void numbersAreCountedByProviderAndStatus() {
        fixture().attach("+15", "+16", "+17");
        fixture().attachIn(fixture().account().id(), new AttachCommand("a", "twilio", List.of("+18")));
        fixture()
                .numbers()
                .set("+16", RegistryFixture.settings(AttachmentStatus.INACTIVE, null), RegistryFixture.ORIGIN);

        assertEquals(
                List.of(
                        new NumberTally("san", AttachmentStatus.ACTIVE, 2),
                        new NumberTally("san", AttachmentStatus.INACTIVE, 1),
                        new NumberTally("twilio", AttachmentStatus.PENDING, 1)),
                fixture().numbers().count(RegistryFixture.ALL));
        assertEquals(
                List.of(new NumberTally("twilio", AttachmentStatus.PENDING, 1)),
                fixture().numbers().count(search("+18", null)));
        assertEquals(
                List.of(), fixture().numbers().count(new NumberFilter("none", null, null, null, null, null, null)));
    }

    @Test
    default void pagesContainEveryNumberOnceDespiteChangesBetweenThem() {
        fixture().attach("+15", "+16", "+17", "+18");
        List<String> first = fixture().numbers(RegistryFixture.ALL, "", 2);
        fixture().numbers().detach("+15", RegistryFixture.ORIGIN);
        fixture().attach("+155");
        List<String> second = fixture().numbers(RegistryFixture.ALL, first.get(1), 10);

        assertEquals(List.of("+15", "+16"), first);
        assertEquals(List.of("+17", "+18"), second);
    }

    @Test
    default void historyContainsAllChangesNewestFirst() {
        fixture().attach("+15", "+16");
        fixture()
                .numbers()
                .set("+15", RegistryFixture.settings(AttachmentStatus.INACTIVE, "TEST"), RegistryFixture.ORIGIN);
        fixture().numbers().detachAll("a", RegistryFixture.ORIGIN);
        Function<AttachmentEvent, EventType> kind =
                attachmentEvent -> attachmentEvent.change().type();

        List<AttachmentEvent> ofNumber = fixture().history().ofNumber("+15", Long.MAX_VALUE, 10);
        assertEquals(
                List.of(EventType.DETACHED, EventType.PURPOSE_SET, EventType.STATUS_SET, EventType.ATTACHED),
                ofNumber.stream().map(kind).toList());
        assertEquals("TEST", ofNumber.get(1).change().value());
        assertEquals(RegistryFixture.NOW, ofNumber.get(3).at());
        List<AttachmentEvent> ofAccount =
                fixture().history().ofAccount(fixture().account().id(), ActorFilter.ALL, Long.MAX_VALUE, 10);
        assertEquals(6, ofAccount.size());
        assertEquals(
                ofAccount.subList(2, 4),
                fixture()
                        .history()
                        .ofAccount(
                                fixture().account().id(),
                                ActorFilter.ALL,
                                ofAccount.get(1).id(),
                                2));
    }

    @Test
    default void keysWithNulAreNotFound() {
        assertEquals(Optional.empty(), fixture().accounts().find("\0"));
        assertEquals(Optional.empty(), fixture().agents().find("a\0"));
        assertEquals(Optional.empty(), fixture().numbers().find("+15\0"));
        assertEquals(List.of(), fixture().history().ofNumber("\0", Long.MAX_VALUE, 1));
    }
}
