package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import dev.attachphone.server.registry.AccountRegistry.AccountChangeResult;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.CredentialRegistry.CredentialEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests of accounts and credentials that every database must pass. */
interface AccountRegistryTestCases {

    RegistryFixture fixture();

    @Test
    default void createdAccountIsFoundByIdAndByName() {
        assertEquals("mine", fixture().account().name());
        assertEquals(RegistryFixture.NOW, fixture().account().createdAt());
        assertEquals(
                Map.of("san", AttachmentStatus.ACTIVE, "twilio", AttachmentStatus.PENDING),
                fixture().account().providers());
        assertEquals(
                Optional.of(fixture().account()),
                fixture().accounts().find(fixture().account().id()));
        assertEquals(Optional.of(fixture().account()), fixture().accounts().findByName("mine"));
    }

    @Test
    default void accountsAreListedByName() {
        for (String name : List.of("z", "a")) {
            fixture().accounts().create(name, Map.of(), RegistryFixture.ORIGIN);
        }
        assertEquals(List.of("a", "mine"), names("", 2));
        assertEquals(List.of("z"), names("mine", 2));
        assertEquals(fixture().account(), fixture().accounts().list("a", 1).get(0));
    }

    private List<String> names(String after, int limit) {
        return fixture().accounts().list(after, limit).stream()
                .map(AccountEntry::name)
                .toList();
    }

    @Test
    default void concurrentCreationsWithOneNameCreateOneAccount() {
        long created = IntStream.range(0, 20)
                .parallel()
                .filter(i -> fixture()
                        .accounts()
                        .create("raced", Map.of(), RegistryFixture.ORIGIN)
                        .isPresent())
                .count();

        assertEquals(1, created);
    }

    @Test
    default void providersAreConfiguredChangedAndRemoved() {
        fixture()
                .accounts()
                .configure(fixture().account().id(), "vonage", AttachmentStatus.ACTIVE, RegistryFixture.ORIGIN);
        fixture()
                .accounts()
                .configure(fixture().account().id(), "san", AttachmentStatus.PENDING, RegistryFixture.ORIGIN);
        AccountEntry changed = fixture()
                .accounts()
                .removeProvider(fixture().account().id(), "twilio", RegistryFixture.ORIGIN)
                .orElseThrow();

        assertEquals(Map.of("san", AttachmentStatus.PENDING, "vonage", AttachmentStatus.ACTIVE), changed.providers());
        assertEquals(
                Optional.empty(),
                fixture().accounts().configure("none", "san", AttachmentStatus.ACTIVE, RegistryFixture.ORIGIN));
        assertEquals(Optional.empty(), fixture().accounts().removeProvider("none", "san", RegistryFixture.ORIGIN));
    }

    @Test
    default void credentialIsValidUntilItIsRevoked() {
        CredentialEntry issued = fixture()
                .credentials()
                .add(fixture().account().id(), "apn_secret-secret-secret-secret", null, RegistryFixture.ORIGIN)
                .orElseThrow();
        assertEquals(new CredentialEntry(issued.id(), "apn_secr", RegistryFixture.NOW, null, null), issued);
        assertEquals(
                Optional.of(new Account(fixture().account().id())),
                fixture()
                        .database()
                        .credentials()
                        .find("apn_secret-secret-secret-secret", RegistryFixture.NOW)
                        .map(ValidCredential::account));

        CredentialEntry revoked = fixture()
                .credentials()
                .revoke(fixture().account().id(), issued.id(), RegistryFixture.ORIGIN)
                .orElseThrow();

        assertEquals(RegistryFixture.NOW, revoked.revokedAt());
        assertEquals(
                Optional.empty(),
                fixture()
                        .database()
                        .credentials()
                        .find("apn_secret-secret-secret-secret", RegistryFixture.NOW)
                        .map(ValidCredential::account));
        assertEquals(
                List.of(revoked),
                fixture().credentials().list(fixture().account().id(), "", 10));
    }

    @Test
    default void expiryOfACredentialCanBeRemoved() {
        CredentialEntry issued = fixture()
                .credentials()
                .add(
                        fixture().account().id(),
                        "apn_secret-secret-secret-secret",
                        RegistryFixture.NOW.plusSeconds(1),
                        RegistryFixture.ORIGIN)
                .orElseThrow();
        assertEquals(
                Optional.empty(),
                fixture()
                        .database()
                        .credentials()
                        .find("apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1))
                        .map(ValidCredential::account));

        fixture().credentials().setExpiry(fixture().account().id(), issued.id(), null, RegistryFixture.ORIGIN);

        assertTrue(fixture()
                .database()
                .credentials()
                .find("apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1))
                .isPresent());
    }

    @Test
    default void accountIsRenamedUnlessTheNameIsTaken() {
        String id = fixture().account().id();
        fixture().accounts().create("other", Map.of(), RegistryFixture.ORIGIN);

        AccountChangeResult refused = fixture().accounts().rename(id, "other", RegistryFixture.ORIGIN);
        AccountChangeResult renamed = fixture().accounts().rename(id, "new", RegistryFixture.ORIGIN);

        assertEquals(new AccountChangeResult(Optional.of(fixture().account()), true), refused);
        assertEquals("new", renamed.account().orElseThrow().name());
        assertEquals(
                new AccountChangeResult(Optional.empty(), false),
                fixture().accounts().rename("none", "x", RegistryFixture.ORIGIN));
    }

    @Test
    default void concurrentRenamesToOneNameHaveOneWinner() {
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> fixture()
                        .accounts()
                        .create("a" + i, Map.of(), RegistryFixture.ORIGIN)
                        .orElseThrow()
                        .id())
                .toList();

        long renamed = ids.parallelStream()
                .filter(id -> !fixture()
                        .accounts()
                        .rename(id, "raced", RegistryFixture.ORIGIN)
                        .isRefused())
                .count();

        assertEquals(1, renamed);
    }

    @Test
    default void credentialOfASuspendedAccountIsNotAccepted() {
        String id = fixture().account().id();
        String secret = "apn_secret-secret-secret-secret";
        fixture().credentials().add(id, secret, null, RegistryFixture.ORIGIN);

        AccountEntry suspended = fixture()
                .accounts()
                .setSuspended(id, true, RegistryFixture.ORIGIN)
                .orElseThrow();
        assertEquals(RegistryFixture.NOW, suspended.suspendedAt());
        assertEquals(Optional.empty(), fixture().database().credentials().find(secret, RegistryFixture.NOW));

        fixture().accounts().setSuspended(id, false, RegistryFixture.ORIGIN);
        assertTrue(fixture()
                .database()
                .credentials()
                .find(secret, RegistryFixture.NOW)
                .isPresent());
        assertEquals(Optional.empty(), fixture().accounts().setSuspended("none", true, RegistryFixture.ORIGIN));
    }

    @Test
    default void accountIsDeletedUnlessItHasAgents() {
        String id = fixture().account().id();
        fixture().credentials().add(id, "apn_secret-secret-secret-secret", null, RegistryFixture.ORIGIN);
        assertEquals(
                new AccountChangeResult(Optional.of(fixture().account()), true),
                fixture().accounts().delete(id, RegistryFixture.ORIGIN));
        fixture().agents().delete("a", RegistryFixture.ORIGIN);

        assertEquals(
                new AccountChangeResult(Optional.of(fixture().account()), false),
                fixture().accounts().delete(id, RegistryFixture.ORIGIN));

        assertEquals(Optional.empty(), fixture().accounts().find(id));
        assertEquals(
                List.of("ACCOUNT_DELETED", "CREDENTIAL_REVOKED"),
                fixture().database().registries().audit().list(id, ActorFilter.ALL, Long.MAX_VALUE, 2).stream()
                        .map(AuditEvent::type)
                        .toList());
        assertEquals(
                new AccountChangeResult(Optional.empty(), false),
                fixture().accounts().delete(id, RegistryFixture.ORIGIN));
    }

    @Test
    default void unknownAccountsAndCredentialsAreNotFound() {
        assertEquals(
                Optional.empty(),
                fixture().credentials().add("none", "apn_secret-secret-secret-secret", null, RegistryFixture.ORIGIN));
        assertEquals(
                Optional.empty(),
                fixture().credentials().revoke(fixture().account().id(), "none", RegistryFixture.ORIGIN));
        assertEquals(
                Optional.empty(),
                fixture()
                        .credentials()
                        .setExpiry(fixture().account().id(), "none", RegistryFixture.NOW, RegistryFixture.ORIGIN));
    }
}
