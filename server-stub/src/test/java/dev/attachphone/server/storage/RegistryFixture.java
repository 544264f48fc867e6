package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AccountRegistry;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AgentRegistry;
import dev.attachphone.server.registry.AttachmentHistory;
import dev.attachphone.server.registry.AttachmentRegistry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.registry.AttachmentRegistry.NumberSettings;
import dev.attachphone.server.registry.AttachmentRegistry.PurposeSetting;
import dev.attachphone.server.registry.CredentialRegistry;
import dev.attachphone.server.registry.Registries;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registries of a database with one account.
 *
 * @param database has a fixed clock
 * @param registries the registries of the database
 * @param account has two providers and the agent {@code a}
 */
record RegistryFixture(Database database, Registries registries, AccountEntry account) {

    static final Instant NOW = Instant.parse("2026-01-24T10:30:19.250Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final ChangeOrigin ORIGIN = ChangeOrigin.commandLine();
    static final NumberFilter ALL = new NumberFilter(null, null, null, null, null, null, null);

    /** A change of the status or the purpose, which are kept if they are null. */
    static NumberSettings settings(@Nullable AttachmentStatus status, @Nullable String purpose) {
        return new NumberSettings(status, purpose == null ? null : new PurposeSetting(purpose));
    }

    static RegistryFixture in(Database database) {
        Registries registries = database.registries();
        AccountEntry account = registries
                .accounts()
                .create("mine", Map.of("san", AttachmentStatus.ACTIVE, "twilio", AttachmentStatus.PENDING), ORIGIN)
                .orElseThrow();
        registries.agents().create(account.id(), "a", "Agent A", ORIGIN);
        return new RegistryFixture(database, registries, account);
    }

    AccountRegistry accounts() {
        return registries.accounts();
    }

    CredentialRegistry credentials() {
        return registries.credentials();
    }

    AgentRegistry agents() {
        return registries.agents();
    }

    AttachmentRegistry numbers() {
        return registries.numbers();
    }

    AttachmentHistory history() {
        return registries.history();
    }

    /** Lists the numbers that match a filter. */
    List<String> numbers(NumberFilter numberFilter, String after, int limit) {
        return numbers().list(numberFilter, after, limit).stream()
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
        return new AttachPhoneNumbers(database.attachments(), CLOCK).attach(new Account(accountId), command, ORIGIN);
    }
}
