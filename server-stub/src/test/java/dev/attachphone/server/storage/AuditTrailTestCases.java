package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.ChangeOrigin.ActorKind;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.CredentialRegistry.CredentialEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests of the origins of changes that every database must pass. */
interface AuditTrailTestCases {

    RegistryFixture fixture();

    @Test
    default void everyChangeOfAnAccountIsListedWithItsOrigin() {
        ChangeOrigin operator = ChangeOrigin.operator("support", "request-1");
        String account = fixture().account().id();
        fixture().accounts().configure(account, "vonage", AttachmentStatus.PENDING, operator);
        fixture().accounts().removeProvider(account, "vonage", operator);
        fixture().accounts().removeProvider(account, "vonage", operator);
        CredentialEntry credential = fixture()
                .credentials()
                .add(account, "apn_secret-secret-secret-secret", null, operator)
                .orElseThrow();
        fixture().credentials().setExpiry(account, credential.id(), RegistryFixture.NOW.plusSeconds(1), operator);
        fixture().credentials().revoke(account, credential.id(), operator);
        fixture().credentials().revoke(account, credential.id(), operator);
        fixture().agents().delete("a", operator);
        fixture().agents().delete("a", operator);
        for (int i = 0; i < 2; i++) {
            fixture().accounts().rename(account, "renamed", operator);
        }
        for (boolean isSuspended : List.of(false, true, true, false, false)) {
            fixture().accounts().setSuspended(account, isSuspended, operator);
        }

        List<AuditEvent> events = list(account, new ActorFilter(ActorKind.OPERATOR, "support"));

        assertEquals(
                List.of(
                        "ACCOUNT_RESUMED " + account + " null",
                        "ACCOUNT_SUSPENDED " + account + " null",
                        "ACCOUNT_RENAMED " + account + " renamed",
                        "AGENT_DELETED a null",
                        "CREDENTIAL_REVOKED " + credential.id() + " null",
                        "CREDENTIAL_EXPIRY_SET " + credential.id() + " 2026-01-24T10:30:20.250Z",
                        "CREDENTIAL_ISSUED " + credential.id() + " null",
                        "PROVIDER_REMOVED vonage null",
                        "PROVIDER_CONFIGURED vonage PENDING"),
                events.stream().map(AuditTrailTestCases::text).toList());
        events.forEach(event -> assertEquals(operator, event.origin()));
        events.forEach(event -> assertEquals(RegistryFixture.NOW, event.at()));
        assertEquals(
                List.of(
                        "ACCOUNT_CREATED " + account + " mine",
                        "AGENT_CREATED a null",
                        "PROVIDER_CONFIGURED san ACTIVE",
                        "PROVIDER_CONFIGURED twilio PENDING"),
                list(account, new ActorFilter(ActorKind.COMMAND_LINE, RegistryFixture.ORIGIN.actor())).stream()
                        .map(AuditTrailTestCases::text)
                        .sorted()
                        .toList());
        assertEquals(List.of(), list("none", ActorFilter.ALL));
        assertEquals(
                events.subList(1, 3),
                fixture()
                        .registries()
                        .audit()
                        .list(null, ActorFilter.ALL, events.get(0).id(), 2));
    }

    private static String text(AuditEvent event) {
        return event.type() + " " + event.objectId() + " " + event.value();
    }

    private List<AuditEvent> list(String account, ActorFilter actors) {
        return fixture().registries().audit().list(account, actors, Long.MAX_VALUE, 100);
    }

    @Test
    default void agentOfTheApiHasTheOriginOfItsRequest() {
        ChangeOrigin origin = ChangeOrigin.credential("5e884898da280471", "request-2");
        Account account = new Account(fixture().account().id());

        fixture().database().agents().insert(account, new Agent("b", "B", null, null), origin);

        assertEquals(
                List.of("AGENT_CREATED b null"),
                list(account.id(), new ActorFilter(null, origin.actor())).stream()
                        .map(AuditTrailTestCases::text)
                        .toList());
    }

    /** Groups contain requests of several credentials. */
    @Test
    default void everyNumberHasTheOriginOfTheRequestThatAttachedIt() {
        int requests = 200;
        AttachPhoneNumbers attach = new AttachPhoneNumbers(fixture().database().attachments(), RegistryFixture.CLOCK);
        Account account = new Account(fixture().account().id());
        IntStream.range(0, requests)
                .parallel()
                .forEach(i -> attach.attach(
                        account,
                        new AttachCommand("a", "san", List.of("+1" + i, "+2" + i % 10)),
                        ChangeOrigin.credential("c" + i, "r" + i)));

        List<AttachmentEvent> events =
                fixture().history().ofAccount(account.id(), ActorFilter.ALL, Long.MAX_VALUE, 1_000);
        assertEquals(requests + 10, events.size());
        for (AttachmentEvent event : events) {
            ChangeOrigin origin = event.origin() == null ? RegistryFixture.ORIGIN : event.origin();
            String i = origin.actor().substring(1);
            assertEquals(ChangeOrigin.credential("c" + i, "r" + i), origin);
            assertTrue(event.number().equals("+1" + i) || event.number().equals("+2" + i.charAt(i.length() - 1)));
        }
        AttachmentEvent shared = events.stream()
                .filter(event -> event.number().equals("+23"))
                .findFirst()
                .orElseThrow();
        ActorFilter ofCredential = new ActorFilter(
                ActorKind.CREDENTIAL,
                shared.origin() == null ? "" : shared.origin().actor());
        assertEquals(
                2,
                fixture()
                        .history()
                        .ofAccount(account.id(), ofCredential, Long.MAX_VALUE, 10)
                        .size());
        assertEquals(
                List.of(),
                fixture()
                        .history()
                        .ofAccount(
                                account.id(),
                                new ActorFilter(ActorKind.OPERATOR, ofCredential.actor()),
                                Long.MAX_VALUE,
                                10));
    }

    @Test
    default void changesOfNumbersHaveTheOriginOfTheOperator() {
        ChangeOrigin operator = ChangeOrigin.operator("support", "request-3");
        fixture().attach("+15");
        fixture().numbers().set("+15", RegistryFixture.settings(AttachmentStatus.INACTIVE, "TEST"), operator);
        fixture().numbers().detach("+15", ChangeOrigin.commandLine());

        List<AttachmentEvent> events = fixture().history().ofNumber("+15", Long.MAX_VALUE, 10);

        assertEquals(
                List.of(ActorKind.COMMAND_LINE, ActorKind.OPERATOR, ActorKind.OPERATOR, ActorKind.COMMAND_LINE),
                events.stream()
                        .map(event ->
                                event.origin() == null ? null : event.origin().kind())
                        .toList());
        assertEquals(operator, events.get(1).origin());
    }
}
