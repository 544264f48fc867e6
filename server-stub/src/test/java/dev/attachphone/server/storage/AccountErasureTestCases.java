package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.storage.AccountErasure.ErasedRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests of the erasure of an account that every database must pass. */
interface AccountErasureTestCases {

    RegistryFixture fixture();

    @Test
    default void erasedAccountKeepsItsIdOnly() {
        AccountEntry other = fixture()
                .accounts()
                .create("other", Map.of("san", AttachmentStatus.ACTIVE), RegistryFixture.ORIGIN)
                .orElseThrow();
        fixture().agents().create(other.id(), "o", "O", RegistryFixture.ORIGIN);
        fixture().attach("+15", "+16");
        fixture().numbers().detach("+16", RegistryFixture.ORIGIN);
        fixture().attachIn(other.id(), new AttachCommand("o", "san", List.of("+16")));
        String id = fixture().account().id();
        fixture().database().withAccounts(accountSetup -> {
            accountSetup.addCredential(new Account(id), "secret", null, RegistryFixture.ORIGIN);
            return id;
        });
        AccountErasure erasure = fixture().database().erasure(id);
        ErasedRows counted = erasure.count();

        ErasedRows erased = erasure.erase(RegistryFixture.ORIGIN);

        assertEquals(counted, erased);
        assertEquals(new ErasedRows(1, 1, 3, 5), erased);
        AccountEntry account = fixture().accounts().find(id).orElseThrow();
        assertEquals("erased-" + id, account.name());
        assertEquals(Map.of(), account.providers());
        assertEquals(Optional.empty(), fixture().agents().find("a"));
        assertEquals(Optional.empty(), fixture().database().credentials().find("secret", RegistryFixture.NOW));
        assertEquals(List.of(), fixture().history().ofAccount(id, ActorFilter.ALL, Long.MAX_VALUE, 10));
        assertEquals(
                List.of(AuditEventType.ACCOUNT_ERASED.name()),
                fixture().registries().audit().list(id, ActorFilter.ALL, Long.MAX_VALUE, 10).stream()
                        .map(AuditEvent::type)
                        .toList());
        // The other account keeps its number and its history.
        assertEquals(List.of("+16"), fixture().numbers(RegistryFixture.ALL, "", 10));
        List<AttachmentEvent> events = fixture().history().ofNumber("+16", Long.MAX_VALUE, 10);
        assertEquals(
                List.of(other.id()),
                events.stream().map(event -> event.holder().accountId()).toList());
        assertTrue(fixture()
                        .registries()
                        .audit()
                        .list(other.id(), ActorFilter.ALL, Long.MAX_VALUE, 10)
                        .size()
                > 1);
    }

    @Test
    default void erasureCanBeRepeatedAndNumbersAreFree() {
        AccountErasure erasure =
                fixture().database().erasure(fixture().account().id());
        fixture()
                .attach(IntStream.range(0, 1_000)
                        .mapToObj(i -> "+49" + (1_000 + i))
                        .toArray(String[]::new));

        assertEquals(1_000, erasure.erase(RegistryFixture.ORIGIN).numbers());
        assertEquals(new ErasedRows(0, 0, 0, 1), erasure.erase(RegistryFixture.ORIGIN));

        assertFalse(fixture().attach("+491000") instanceof Attached);
        AccountEntry other = fixture()
                .accounts()
                .create("mine", Map.of("san", AttachmentStatus.ACTIVE), RegistryFixture.ORIGIN)
                .orElseThrow();
        fixture().agents().create(other.id(), "a", "A", RegistryFixture.ORIGIN);
        assertInstanceOf(
                Attached.class, fixture().attachIn(other.id(), new AttachCommand("a", "san", List.of("+491000"))));
    }
}
