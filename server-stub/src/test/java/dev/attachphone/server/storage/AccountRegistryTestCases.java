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
interface AccountRegistryTestCases {

    RegistryFixture world();

    @Test
    default void anAccountIsWhatItWasCreatedAs() {
        assertEquals("mine", world().account().name());
        assertEquals(RegistryFixture.NOW, world().account().createdAt());
        assertEquals(
                Map.of("san", AttachmentStatus.ACTIVE, "twilio", AttachmentStatus.PENDING),
                world().account().providers());
        assertEquals(
                Optional.of(world().account()),
                world().registries().accounts().find(world().account().id()));
        assertEquals(
                Optional.of(world().account()), world().registries().accounts().findByName("mine"));
    }

    @Test
    default void aNameIsGivenToOneAccountOnlyHoweverManyAskAtOnce() {
        long created = IntStream.range(0, 20)
                .parallel()
                .filter(i -> world().registries()
                        .accounts()
                        .create("raced", Map.of())
                        .isPresent())
                .count();

        assertEquals(1, created);
    }

    @Test
    default void aProviderIsConfiguredChangedAndRemoved() {
        world().registries().accounts().configure(world().account().id(), "vonage", AttachmentStatus.ACTIVE);
        world().registries().accounts().configure(world().account().id(), "san", AttachmentStatus.PENDING);
        AccountEntry changed = world().registries()
                .accounts()
                .removeProvider(world().account().id(), "twilio")
                .orElseThrow();

        assertEquals(Map.of("san", AttachmentStatus.PENDING, "vonage", AttachmentStatus.ACTIVE), changed.providers());
        assertEquals(
                Optional.empty(), world().registries().accounts().configure("none", "san", AttachmentStatus.ACTIVE));
        assertEquals(Optional.empty(), world().registries().accounts().removeProvider("none", "san"));
    }

    @Test
    default void aCredentialWorksUntilItIsRevoked() {
        CredentialEntry issued = world().registries()
                .credentials()
                .add(world().account().id(), "apn_secret-secret-secret-secret", null)
                .orElseThrow();
        assertEquals(new CredentialEntry(issued.id(), "apn_secr", RegistryFixture.NOW, null, null), issued);
        assertEquals(
                Optional.of(new Account(world().account().id())),
                world().database().credentials().findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW));

        CredentialEntry revoked = world().registries()
                .credentials()
                .revoke(world().account().id(), issued.id())
                .orElseThrow();

        assertEquals(RegistryFixture.NOW, revoked.revokedAt());
        assertEquals(
                Optional.empty(),
                world().database().credentials().findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW));
        assertEquals(
                List.of(revoked),
                world().registries().credentials().list(world().account().id(), "", 10));
    }

    @Test
    default void aCredentialExpiresWhenItIsTold() {
        CredentialEntry issued = world().registries()
                .credentials()
                .add(world().account().id(), "apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1))
                .orElseThrow();
        assertEquals(
                Optional.empty(),
                world().database()
                        .credentials()
                        .findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1)));

        world().registries().credentials().setExpiry(world().account().id(), issued.id(), null);

        assertTrue(world().database()
                .credentials()
                .findAccount("apn_secret-secret-secret-secret", RegistryFixture.NOW.plusSeconds(1))
                .isPresent());
    }

    @Test
    default void nobodysCredentialIsNotFound() {
        assertEquals(
                Optional.empty(),
                world().registries().credentials().add("none", "apn_secret-secret-secret-secret", null));
        assertEquals(
                Optional.empty(),
                world().registries().credentials().revoke(world().account().id(), "none"));
        assertEquals(
                Optional.empty(),
                world().registries().credentials().setExpiry(world().account().id(), "none", RegistryFixture.NOW));
    }
}
