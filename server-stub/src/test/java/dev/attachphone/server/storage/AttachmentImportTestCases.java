package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.registry.AttachmentImport.ImportRow;
import dev.attachphone.server.registry.AttachmentImport.RowOutcome;
import dev.attachphone.server.registry.AttachmentImport.RowResult;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tests of imports that every database must pass. */
interface AttachmentImportTestCases {

    Instant EARLIER = Instant.parse("2025-01-24T10:30:19.250Z");

    RegistryFixture fixture();

    @Test
    default void importStoresAllColumnsAndHistory() {
        assertEquals(
                List.of(RowResult.ADDED, RowResult.ADDED),
                add(
                        false,
                        row("+15", fixture().account().id(), "a", AttachmentStatus.INACTIVE, "TEST", EARLIER),
                        row("+16", "mine", "a", null, null, null)));

        NumberEntry first = fixture().numbers().find("+15").orElseThrow();
        assertEquals(AttachmentStatus.INACTIVE, first.attachment().status());
        assertEquals("TEST", first.purpose());
        assertEquals(EARLIER, first.attachment().attachedAt());
        NumberEntry second = fixture().numbers().find("+16").orElseThrow();
        assertEquals(AttachmentStatus.ACTIVE, second.attachment().status());
        assertEquals(RegistryFixture.NOW, second.attachment().attachedAt());
        AttachmentEvent event =
                fixture().history().ofNumber("+15", Long.MAX_VALUE, 10).get(0);
        assertEquals(EventType.ATTACHED, event.change().type());
        assertEquals(RegistryFixture.NOW, event.at());
        assertEquals(RegistryFixture.ORIGIN, event.origin());
    }

    @Test
    default void repeatedImportAddsNothing() {
        ImportRow row = row("+15", "mine", "a", null, "TEST", EARLIER);
        add(false, row);

        assertEquals(List.of(RowResult.PRESENT, RowResult.PRESENT), add(false, row, row));

        assertEquals(1, fixture().history().ofNumber("+15", Long.MAX_VALUE, 10).size());
    }

    @Test
    default void refusedRowsChangeNothingAndTheOthersAreStored() {
        AccountEntry other = fixture()
                .accounts()
                .create("other", Map.of("twilio", AttachmentStatus.ACTIVE), RegistryFixture.ORIGIN)
                .orElseThrow();
        fixture().agents().create(other.id(), "o", "O", RegistryFixture.ORIGIN);
        fixture().attach("+15");

        List<RowOutcome> outcomes = fixture()
                .database()
                .attachmentImport(false)
                .add(
                        List.of(
                                row("+15", "nobody", "a", null, null, null),
                                row("+15", "mine", "o", null, null, null),
                                row("+17", "other", "o", null, null, null),
                                new ImportRow(4, "+15", "other", "o", "twilio", null, null, null),
                                row("+15", "mine", "a", AttachmentStatus.PENDING, null, null),
                                row("+18", "mine", "a", null, null, null),
                                row("+18", "mine", "a", null, "TEST", null)),
                        RegistryFixture.ORIGIN);

        assertEquals(
                List.of(
                        RowResult.UNKNOWN_ACCOUNT,
                        RowResult.UNKNOWN_AGENT,
                        RowResult.PROVIDER_NOT_CONFIGURED,
                        RowResult.HELD,
                        RowResult.DIFFERENT,
                        RowResult.ADDED,
                        RowResult.DIFFERENT),
                results(outcomes));
        assertEquals(
                new Holder(fixture().account().id(), "a", "san"),
                outcomes.get(3).holder());
        assertEquals(List.of("+15", "+18"), fixture().numbers(RegistryFixture.ALL, "", 10));
    }

    @Test
    default void dryRunStoresNothingAndSeesItsOwnRows() {
        ImportRow row = row("+15", "mine", "a", null, null, null);
        var dryRun = fixture().database().attachmentImport(true);

        assertEquals(List.of(RowResult.ADDED), results(dryRun.add(List.of(row), RegistryFixture.ORIGIN)));
        assertEquals(
                List.of(RowResult.PRESENT, RowResult.DIFFERENT),
                results(dryRun.add(List.of(row, row("+15", "mine", "a", null, "TEST", null)), RegistryFixture.ORIGIN)));

        assertEquals(List.of(), fixture().numbers(RegistryFixture.ALL, "", 10));
    }

    // Two imports and attach requests for the same numbers, and different agents.
    @Test
    default void numbersGetOneHolderWhileOthersAttach() throws Exception {
        fixture().agents().create(fixture().account().id(), "b", "B", RegistryFixture.ORIGIN);
        fixture().agents().create(fixture().account().id(), "c", "C", RegistryFixture.ORIGIN);
        List<String> numbers =
                IntStream.range(0, 300).mapToObj(i -> "+49" + (1_000 + i)).toList();

        CompletableFuture<List<RowResult>> first = CompletableFuture.supplyAsync(() -> importInSteps(numbers, "a"));
        CompletableFuture<List<RowResult>> second = CompletableFuture.supplyAsync(() -> importInSteps(numbers, "b"));
        long attached = numbers.stream()
                .filter(number -> fixture().attachTo("c", number) instanceof Attached)
                .count();
        long added = first.get(2, TimeUnit.MINUTES).stream()
                        .filter(RowResult.ADDED::equals)
                        .count()
                + second.get(2, TimeUnit.MINUTES).stream()
                        .filter(RowResult.ADDED::equals)
                        .count();

        assertEquals(numbers.size(), attached + added);
        for (String number : numbers) {
            List<AttachmentEvent> events = fixture().history().ofNumber(number, Long.MAX_VALUE, 10);
            assertEquals(1, events.size());
            assertEquals(
                    fixture().numbers().find(number).orElseThrow().attachment().holder(),
                    events.get(0).holder());
        }
        assertInstanceOf(Attached.class, fixture().attachTo("c", "+1"));
        assertTrue(first.join().stream().allMatch(result -> result == RowResult.ADDED || result == RowResult.HELD));
    }

    private List<RowResult> importInSteps(List<String> numbers, String agent) {
        var attachmentImport = fixture().database().attachmentImport(false);
        return IntStream.range(0, numbers.size() / 10)
                .mapToObj(step -> numbers.subList(step * 10, step * 10 + 10).stream()
                        .map(number -> row(number, "mine", agent, null, null, null))
                        .toList())
                .flatMap(rows -> results(attachmentImport.add(rows, RegistryFixture.ORIGIN)).stream())
                .toList();
    }

    private List<RowResult> add(boolean dryRun, ImportRow... rows) {
        return results(fixture().database().attachmentImport(dryRun).add(List.of(rows), RegistryFixture.ORIGIN));
    }

    private static List<RowResult> results(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RowOutcome::result).toList();
    }

    private static ImportRow row(
            String number,
            String account,
            String agent,
            @Nullable AttachmentStatus status,
            @Nullable String purpose,
            @Nullable Instant attachedAt) {
        return new ImportRow(1, number, account, agent, "san", status, purpose, attachedAt);
    }
}
