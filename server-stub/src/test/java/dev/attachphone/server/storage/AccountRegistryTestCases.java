package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
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
    default void concurrentCreationsWithOneNameCreateOneAccount() {
        long created = IntStream.range(0, 20)
                .parallel()
                .filter(i -> fixture().accounts().create("raced", Map.of()).isPresent())
                .count();

        assertEquals(1, created);
    }

    @Test
    default void providersAreConfiguredChangedAndRemoved() {
        fixture().accounts().configure(fixture().account().id(), "vonage", AttachmentStatus.ACTIVE);
        fixture().accounts().configure(fixture().account().id(), "san", AttachmentStatus.PENDING);
        AccountEntry changed = fixture()
                .accounts()
                .removeProvider(fixture().account().id(), "twilio")
                .orElseThrow();

        assertEquals(Map.of("san", AttachmentStatus.PENDING, "vonage", AttachmentStatus.ACTIVE), changed.providers());
        assertEquals(Optional.empty(), fixture().accounts().configure("none", "san", AttachmentStatus.ACTIVE));
        assertEquals(Optional.empty(), fixture().accounts().removeProvider("none", "san"));
    }

    @Test
    default void credentialIsValidUntilItIsRevoked() {
        CredentialEntry issued = fixture()
                .credentials()
                .add(fixture().account().id(), "apn_secret-secret-secret-secret", null)
                .orElseThrow();
        assertEquals(new CredentialEntry(issued.id(), "apn_secr", RegistryFixture.NOW, null, null), issued);
        assertEquals(
                Optional.of(new Account(fixture().account().id())),
                fixture().database().credentials().findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW));

        CredentialEntry revoked = fixture()
                .credentials()
                .revoke(fixture().account().id(), issued.id())
                .orElseThrow();

        assertEquals(RegistryFixture.NOW, revoked.revokedAt());
        assertEquals(
                Optional.empty(),
                fixture().database().credentials().findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW));
        assertEquals(
                List.of(revoked),
                fixture().credentials().list(fixture().account().id(), "", 10));
    }

    @Test
    default void expiryOfACredentialCanBeRemoved() {
        CredentialEntry issued = fixture()
                .credentials()
                .add(fixture().account().id(), "apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1))
                .orElseThrow();
        assertEquals(
                Optional.empty(),
                fixture()
                        .database()
                        .credentials()
                        .findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1)));

        fixture().credentials().setExpiry(fixture().account().id(), issued.id(), null);

        assertTrue(fixture()
                .database()
                .credentials()
                .findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1))
                .isPresent());
    }

    @Test
    default void unknownAccountsAndCredentialsAreNotFound() {
        assertEquals(Optional.empty(), fixture().credentials().add("none", "apn_secret-secret-secret-secret", null));
        assertEquals(
                Optional.empty(),
                fixture().credentials().revoke(fixture().account().id(), "none"));
        assertEquals(
                Optional.empty(),
                fixture().credentials().setExpiry(fixture().account().id(), "none", RegistryFixture.NOW));
    }
}
