package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.RefusalReason;
import dev.attachphone.server.registry.AccountEntry;
import dev.attachphone.server.registry.AgentRegistry.Creation;
import dev.attachphone.server.registry.AgentRegistry.Deletion;
import dev.attachphone.server.registry.CredentialEntry;
import dev.attachphone.server.registry.Event;
import dev.attachphone.server.registry.Event.Kind;
import dev.attachphone.server.registry.NumberEntry;
import dev.attachphone.server.registry.NumberRegistry.Filter;
import dev.attachphone.server.registry.Registry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator's registry must do on every database. */
abstract class RegistryContract {

    private static final Instant NOW = Instant.parse("2026-01-24T10:30:19.250Z");
    private static final Filter ALL = new Filter(null, null, null, null, null);

    private Database database;
    private Registry registry;
    private AccountEntry account;

    /** Opens the database under test. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        database = open(Clock.fixed(NOW, ZoneOffset.UTC));
        registry = database.registry();
        account = registry.accounts()
                .create("mine", Map.of("san", AttachmentStatus.ACTIVE, "twilio", AttachmentStatus.PENDING))
                .orElseThrow();
        registry.agents().create(account.id(), "a", "Agent A");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void anAccountIsWhatItWasCreatedAs() {
        assertEquals("mine", account.name());
        assertEquals(NOW, account.createdAt());
        assertEquals(Map.of("san", AttachmentStatus.ACTIVE, "twilio", AttachmentStatus.PENDING), account.providers());
        assertEquals(Optional.of(account), registry.accounts().find(account.id()));
        assertEquals(Optional.of(account), registry.accounts().findByName("mine"));
    }

    @Test
    void aNameIsGivenToOneAccountOnlyHoweverManyAskAtOnce() {
        long created = IntStream.range(0, 20)
                .parallel()
                .filter(i -> registry.accounts().create("raced", Map.of()).isPresent())
                .count();

        assertEquals(1, created);
    }

    @Test
    void aProviderIsConfiguredChangedAndRemoved() {
        registry.accounts().configure(account.id(), "vonage", AttachmentStatus.ACTIVE);
        registry.accounts().configure(account.id(), "san", AttachmentStatus.PENDING);
        AccountEntry changed =
                registry.accounts().removeProvider(account.id(), "twilio").orElseThrow();

        assertEquals(Map.of("san", AttachmentStatus.PENDING, "vonage", AttachmentStatus.ACTIVE), changed.providers());
        assertEquals(Optional.empty(), registry.accounts().configure("none", "san", AttachmentStatus.ACTIVE));
        assertEquals(Optional.empty(), registry.accounts().removeProvider("none", "san"));
    }

    @Test
    void aCredentialWorksUntilItIsRevoked() {
        CredentialEntry issued = registry.credentials()
                .add(account.id(), "apn_secret-secret-secret-secret", null)
                .orElseThrow();
        assertEquals(new CredentialEntry(issued.id(), "apn_secr", NOW, null, null), issued);
        assertEquals(
                Optional.of(new Account(account.id())),
                database.credentials().findAccount("apn_secret-secret-secret-secret", NOW));

        CredentialEntry revoked =
                registry.credentials().revoke(account.id(), issued.id()).orElseThrow();

        assertEquals(NOW, revoked.revokedAt());
        assertEquals(Optional.empty(), database.credentials().findAccount("apn_secret-secret-secret-secret", NOW));
        assertEquals(List.of(revoked), registry.credentials().list(account.id(), "", 10));
    }

    @Test
    void aCredentialExpiresWhenItIsTold() {
        CredentialEntry issued = registry.credentials()
                .add(account.id(), "apn_secret-secret-secret-secret", NOW.plusSeconds(1))
                .orElseThrow();
        assertEquals(
                Optional.empty(),
                database.credentials().findAccount("apn_secret-secret-secret-secret", NOW.plusSeconds(1)));

        registry.credentials().setExpiry(account.id(), issued.id(), null);

        assertTrue(database.credentials()
                .findAccount("apn_secret-secret-secret-secret", NOW.plusSeconds(1))
                .isPresent());
    }

    @Test
    void nobodysCredentialIsNotFound() {
        assertEquals(Optional.empty(), registry.credentials().add("none", "apn_secret-secret-secret-secret", null));
        assertEquals(Optional.empty(), registry.credentials().revoke(account.id(), "none"));
        assertEquals(Optional.empty(), registry.credentials().setExpiry(account.id(), "none", NOW));
    }

    @Test
    void anAgentsIdIsUniqueOverAllAccounts() {
        AccountEntry other = registry.accounts().create("other", Map.of()).orElseThrow();

        assertEquals(Creation.ID_TAKEN, registry.agents().create(other.id(), "a", "Another"));
        assertEquals(Creation.NO_SUCH_ACCOUNT, registry.agents().create("none", "b", "B"));
        assertEquals(Creation.CREATED, registry.agents().create(other.id(), "b", "B"));
        assertEquals(
                List.of("b"),
                registry.agents().list(other.id(), "", 10).stream()
                        .map(agent -> agent.id())
                        .toList());
        assertEquals(2, registry.agents().list(null, "", 10).size());
    }

    @Test
    void anAgentWithNumbersIsNotDeleted() {
        attach("+15");

        assertEquals(Deletion.HAS_NUMBERS, registry.agents().delete("a"));
        registry.numbers().detach("+15");
        assertEquals(Deletion.DELETED, registry.agents().delete("a"));
        assertEquals(Deletion.NO_SUCH_AGENT, registry.agents().delete("a"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), attach("+15"));
    }

    @Test
    void attachingToAnAgentThatIsBeingDeletedEndsOneWayOrTheOther() {
        for (int race = 0; race < 100; race++) {
            String agent = "raced" + race;
            String number = "+17" + race;
            registry.agents().create(account.id(), agent, agent);
            List<Object> outcomes = IntStream.range(0, 2)
                    .parallel()
                    .mapToObj(i -> i == 0
                            ? attachTo(agent, number)
                            : (Object) registry.agents().delete(agent))
                    .toList();

            boolean attached = outcomes.get(0) instanceof Attached;
            assertEquals(attached ? Deletion.HAS_NUMBERS : Deletion.DELETED, outcomes.get(1), outcomes.toString());
            assertEquals(attached, registry.numbers().find(number).isPresent());
        }
    }

    @Test
    void anAnswerThatNumbersAreAttachedIsTrueAtSomeMoment() {
        for (int race = 0; race < 100; race++) {
            String held = "+18" + race;
            String free = "+19" + race;
            attach(held);
            IntStream.range(0, 2).parallel().forEach(i -> {
                if (i == 0) {
                    attach(held, free);
                } else {
                    registry.numbers().detachAll("a");
                }
            });

            // Who looked for numbers to detach before the attach was committed leaves the free one, but only
            // afterwards.
            if (registry.numbers().find(held).isEmpty()
                    && registry.numbers().find(free).isPresent()) {
                assertTrue(lastEventOf(free).id() < lastEventOf(held).id(), "they were never attached together");
            }
            registry.numbers().detachAll("a");
        }
    }

    private Event lastEventOf(String number) {
        return registry.history().ofNumber(number, Long.MAX_VALUE, 1).get(0);
    }

    @Test
    void aDetachedNumberIsFree() {
        registry.agents().create(account.id(), "b", "B");
        attach("+15", "+16", "+17");

        NumberEntry detached = registry.numbers().detach("+16").orElseThrow();

        assertEquals("a", detached.attachment().holder().agentId());
        assertEquals(Optional.empty(), registry.numbers().detach("+16"));
        assertInstanceOf(Attached.class, attachTo("b", "+16"));
        assertEquals(2, registry.numbers().detachAll("a"));
        assertEquals(List.of("+16"), numbers(ALL, "", 10));
    }

    @Test
    void statusAndPurposeAreSetApart() {
        attach("+15");

        registry.numbers().set("+15", AttachmentStatus.INACTIVE, null);
        NumberEntry number = registry.numbers().set("+15", null, "TEST").orElseThrow();

        assertEquals(AttachmentStatus.INACTIVE, number.attachment().status());
        assertEquals("TEST", number.purpose());
        assertEquals(Optional.of(number), registry.numbers().find("+15"));
        assertEquals(Optional.empty(), registry.numbers().set("+16", AttachmentStatus.ACTIVE, null));
        assertEquals(AttachmentStatus.INACTIVE, ((Attached) attach("+15")).status());
    }

    @Test
    void everyFilterCounts() {
        AccountEntry other = registry.accounts()
                .create("other", Map.of("san", AttachmentStatus.ACTIVE))
                .orElseThrow();
        registry.agents().create(other.id(), "o", "O");
        attach("+15", "+16");
        attachIn(other.id(), new AttachCommand("o", "san", List.of("+17")));
        attachIn(account.id(), new AttachCommand("a", "twilio", List.of("+18")));
        registry.numbers().set("+16", null, "PRODUCTION");

        assertEquals(List.of("+15", "+16", "+18"), numbers(new Filter(account.id(), null, null, null, null), "", 10));
        assertEquals(List.of("+17"), numbers(new Filter(null, "o", null, null, null), "", 10));
        assertEquals(List.of("+18"), numbers(new Filter(null, null, "twilio", null, null), "", 10));
        assertEquals(List.of("+18"), numbers(new Filter(null, null, null, AttachmentStatus.PENDING, null), "", 10));
        assertEquals(List.of("+16"), numbers(new Filter(null, null, null, null, "PRODUCTION"), "", 10));
        assertEquals(List.of(), numbers(new Filter(other.id(), "a", null, null, null), "", 10));
    }

    @Test
    void pagesShowEverythingOnceWhateverComesAndGoes() {
        attach("+15", "+16", "+17", "+18");
        List<String> first = numbers(ALL, "", 2);
        registry.numbers().detach("+15");
        attach("+155");
        List<String> second = numbers(ALL, first.get(1), 10);

        assertEquals(List.of("+15", "+16"), sorted(first, second).subList(0, 2));
        assertEquals(List.of("+17", "+18"), second);
    }

    private static List<String> sorted(List<String> first, List<String> second) {
        return IntStream.range(0, 2)
                .mapToObj(i -> i == 0 ? first : second)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    @Test
    void theHistoryHasEverythingNewestFirst() {
        attach("+15", "+16");
        registry.numbers().set("+15", AttachmentStatus.INACTIVE, "TEST");
        registry.numbers().detachAll("a");
        Function<Event, Kind> kind = event -> event.change().kind();

        List<Event> ofNumber = registry.history().ofNumber("+15", Long.MAX_VALUE, 10);
        assertEquals(
                List.of(Kind.DETACHED, Kind.PURPOSE_SET, Kind.STATUS_SET, Kind.ATTACHED),
                ofNumber.stream().map(kind).toList());
        assertEquals("TEST", ofNumber.get(1).change().value());
        assertEquals(NOW, ofNumber.get(3).at());
        List<Event> ofAccount = registry.history().ofAccount(account.id(), Long.MAX_VALUE, 10);
        assertEquals(6, ofAccount.size());
        assertEquals(
                ofAccount.subList(2, 4),
                registry.history().ofAccount(account.id(), ofAccount.get(1).id(), 2));
    }

    @Test
    void whatNoDatabaseCanKeepIsNotFound() {
        assertEquals(Optional.empty(), registry.accounts().find("\0"));
        assertEquals(Optional.empty(), registry.agents().find("a\0"));
        assertEquals(Optional.empty(), registry.numbers().find("+15\0"));
        assertEquals(List.of(), registry.history().ofNumber("\0", Long.MAX_VALUE, 1));
    }

    private List<String> numbers(Filter filter, String after, int limit) {
        return registry.numbers().list(filter, after, limit).stream()
                .map(number -> number.attachment().number())
                .toList();
    }

    private AttachOutcome attach(String... numbers) {
        return attachTo("a", numbers);
    }

    private AttachOutcome attachTo(String agent, String... numbers) {
        return attachIn(account.id(), new AttachCommand(agent, "san", List.of(numbers)));
    }

    private AttachOutcome attachIn(String accountId, AttachCommand command) {
        return new AttachPhoneNumbers(database.attachments(), Clock.fixed(NOW, ZoneOffset.UTC))
                .attach(new Account(accountId), command);
    }
}
