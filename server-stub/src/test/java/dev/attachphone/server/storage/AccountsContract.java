package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.CredentialEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What accounts and their credentials must do on every database. */
interface AccountsContract {

    RegistryWorld world();

    @Test
    default void anAccountIsWhatItWasCreatedAs() {
        assertEquals("mine", world().account().name());
        assertEquals(RegistryWorld.NOW, world().account().createdAt());
        assertEquals(
                Map.of("san", AttachmentStatus.ACTIVE, "twilio", AttachmentStatus.PENDING),
                world().account().providers());
        assertEquals(
                Optional.of(world().account()),
                world().registry().accounts().find(world().account().id()));
        assertEquals(
                Optional.of(world().account()), world().registry().accounts().findByName("mine"));
    }

    @Test
    default void aNameIsGivenToOneAccountOnlyHoweverManyAskAtOnce() {
        long created = IntStream.range(0, 20)
                .parallel()
                .filter(i ->
                        world().registry().accounts().create("raced", Map.of()).isPresent())
                .count();

        assertEquals(1, created);
    }

    @Test
    default void aProviderIsConfiguredChangedAndRemoved() {
        world().registry().accounts().configure(world().account().id(), "vonage", AttachmentStatus.ACTIVE);
        world().registry().accounts().configure(world().account().id(), "san", AttachmentStatus.PENDING);
        AccountEntry changed = world().registry()
                .accounts()
                .removeProvider(world().account().id(), "twilio")
                .orElseThrow();

        assertEquals(Map.of("san", AttachmentStatus.PENDING, "vonage", AttachmentStatus.ACTIVE), changed.providers());
        assertEquals(Optional.empty(), world().registry().accounts().configure("none", "san", AttachmentStatus.ACTIVE));
        assertEquals(Optional.empty(), world().registry().accounts().removeProvider("none", "san"));
    }

    @Test
    default void aCredentialWorksUntilItIsRevoked() {
        CredentialEntry issued = world().registry()
                .credentials()
                .add(world().account().id(), "apn_secret-secret-secret-secret", null)
                .orElseThrow();
        assertEquals(new CredentialEntry(issued.id(), "apn_secr", RegistryWorld.NOW, null, null), issued);
        assertEquals(
                Optional.of(new Account(world().account().id())),
                world().database().credentials().findAccount("apn_secret-secret-secret-secret", RegistryWorld.NOW));

        CredentialEntry revoked = world().registry()
                .credentials()
                .revoke(world().account().id(), issued.id())
                .orElseThrow();

        assertEquals(RegistryWorld.NOW, revoked.revokedAt());
        assertEquals(
                Optional.empty(),
                world().database().credentials().findAccount("apn_secret-secret-secret-secret", RegistryWorld.NOW));
        assertEquals(
                List.of(revoked),
                world().registry().credentials().list(world().account().id(), "", 10));
    }

    @Test
    default void aCredentialExpiresWhenItIsTold() {
        CredentialEntry issued = world().registry()
                .credentials()
                .add(world().account().id(), "apn_secret-secret-secret-secret", RegistryWorld.NOW.plusSeconds(1))
                .orElseThrow();
        assertEquals(
                Optional.empty(),
                world().database()
                        .credentials()
                        .findAccount("apn_secret-secret-secret-secret", RegistryWorld.NOW.plusSeconds(1)));

        world().registry().credentials().setExpiry(world().account().id(), issued.id(), null);

        assertTrue(world().database()
                .credentials()
                .findAccount("apn_secret-secret-secret-secret", RegistryWorld.NOW.plusSeconds(1))
                .isPresent());
    }

    @Test
    default void nobodysCredentialIsNotFound() {
        assertEquals(
                Optional.empty(),
                world().registry().credentials().add("none", "apn_secret-secret-secret-secret", null));
        assertEquals(
                Optional.empty(),
                world().registry().credentials().revoke(world().account().id(), "none"));
        assertEquals(
                Optional.empty(),
                world().registry().credentials().setExpiry(world().account().id(), "none", RegistryWorld.NOW));
    }
}
