package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.NumberRegistry.NumberFilter;
import dev.attachphone.server.registry.Registries;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A database with one account, in which two providers are configured, and its agent {@code a}.
 *
 * @param database the database, whose clock stands still
 * @param registries what operators see of it
 * @param account the account
 */
record RegistryFixture(Database database, Registries registries, AccountEntry account) {

    static final Instant NOW = Instant.parse("2026-01-24T10:30:19.250Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final NumberFilter ALL = new NumberFilter(null, null, null, null, null);

    static RegistryFixture in(Database database) {
        Registries registries = database.registries();
        AccountEntry account = registries
                .accounts()
                .create("mine", Map.of("san", AttachmentStatus.ACTIVE, "twilio", AttachmentStatus.PENDING))
                .orElseThrow();
        registries.agents().create(account.id(), "a", "Agent A");
        return new RegistryFixture(database, registries, account);
    }

    List<String> numbers(NumberFilter numberFilter, String after, int limit) {
        return registries.numbers().list(numberFilter, after, limit).stream()
                .map(number -> number.attachment().number())
                .toList();
    }

    AttachOutcome attach(String... numbers) {
        return attachTo("a", numbers);
    }

    AttachOutcome attachTo(String agent, String... numbers) {
        return attachIn(account.id(), new AttachCommand(agent, "san", List.of(numbers)));
    }

    AttachOutcome attachIn(String accountId, AttachCommand command) {
        return new AttachPhoneNumbers(database.attachments(), CLOCK).attach(new Account(accountId), command);
    }
}
