package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What attaching must do on every database. */
abstract class AttachPhoneNumbersContract {

    private static final Instant FIRST = Instant.parse("2026-01-24T10:30:19.250Z");
    private static final int CALLERS = 200;
    private static final int NUMBERS = 20;

    private Database database;
    private Account mine;
    private Account theirs;

    /** Opens the database under test; the second opening within a test finds what the first one left. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        database = open(Clock.systemUTC());
        mine = database.withAccounts(accounts -> accounts.create("mine", List.of("san", "twilio")));
        theirs = database.withAccounts(accounts -> accounts.create("theirs", List.of("san")));
        for (String id : List.of("a", "b")) {
            database.agents().insert(mine, new Agent(id, id, null, null));
        }
        database.agents().insert(theirs, new Agent("c", "c", null, null));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void attachesEveryNumber() {
        AttachOutcome outcome = attach("a", "san", "+15", "+14");

        assertEquals(
                new Attached(new AttachCommand("a", "san", List.of("+15", "+14")), FIRST, AttachmentStatus.ACTIVE),
                outcome);
    }

    @Test
    void aRetryChangesNothingAndRepeatsTheInstant() {
        AttachOutcome first = attach("a", "san", "+15");

        assertEquals(first, attachAt(FIRST.plusSeconds(60), mine, command("a", "san", "+15")));
    }

    @Test
    void aRequestThatAddsANumberSaysNow() {
        attach("a", "san", "+15");
        Instant later = FIRST.plus(Duration.ofHours(1));

        Attached outcome = assertInstanceOf(Attached.class, attachAt(later, mine, command("a", "san", "+15", "+16")));

        assertEquals(later, outcome.attachedAt());
    }

    @Test
    void namesTheHolderWithinTheAccount() {
        attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), attach("b", "san", "+14", "+15"));
    }

    @Test
    void theSameAgentUnderAnotherProviderIsAConflict() {
        attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), attach("a", "twilio", "+15"));
    }

    @Test
    void tellsNothingOfAnotherAccount() {
        attach("a", "san", "+15");

        assertEquals(
                new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT),
                attachAt(FIRST, theirs, command("c", "san", "+15")));
    }

    @Test
    void theFirstOffendingNumberDecides() {
        attach("a", "san", "+15");
        attachAt(FIRST, theirs, command("c", "san", "+16"));

        assertEquals(new AlreadyAttached("a", "+15"), attach("b", "san", "+15", "+16"));
        assertEquals(new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT), attach("b", "san", "+16", "+15"));
    }

    @Test
    void aRefusedRequestAttachesNone() {
        attach("a", "san", "+15");
        attach("b", "san", "+14", "+15");

        assertInstanceOf(Attached.class, attach("a", "san", "+14"));
    }

    @Test
    void anAgentOfAnotherAccountIsNotFound() {
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), attach("c", "vonage", "+15"));
    }

    @Test
    void aProviderMustBeConfigured() {
        assertEquals(new Refused(RefusalReason.PROVIDER_NOT_CONFIGURED), attach("a", "vonage", "+15"));
    }

    @Test
    void attachmentsSurviveAReopening() {
        AttachOutcome first = attach("a", "san", "+15");
        database.close();
        database = open(Clock.systemUTC());

        assertEquals(first, attachAt(FIRST.plusSeconds(60), mine, command("a", "san", "+15")));
    }

    @Test
    void aRaceForOneNumberHasOneWinnerAndTheLosersLearnItsName() {
        List<String> agents =
                IntStream.range(0, CALLERS).mapToObj(i -> "racer" + i).toList();
        agents.forEach(id -> database.agents().insert(mine, new Agent(id, id, null, null)));

        List<AttachOutcome> outcomes =
                agents.parallelStream().map(id -> attach(id, "san", "+15")).toList();

        List<Attached> winners = outcomes.stream()
                .filter(Attached.class::isInstance)
                .map(Attached.class::cast)
                .toList();
        Set<AttachOutcome> others = outcomes.stream()
                .filter(outcome -> !(outcome instanceof Attached))
                .collect(Collectors.toSet());
        assertEquals(1, winners.size());
        assertEquals(Set.of(new AlreadyAttached(winners.get(0).command().agentId(), "+15")), others);
    }

    @Test
    void aRaceThroughTwoInstancesHasOneWinnerAndTheLosersLearnItsName() {
        List<AttachOutcome> outcomes;
        try (Database other = open(Clock.systemUTC())) {
            outcomes = IntStream.range(0, CALLERS)
                    .parallel()
                    .mapToObj(i -> attachAt(
                            i % 2 == 0 ? database : other, FIRST, mine, command(i % 4 < 2 ? "a" : "b", "san", "+15")))
                    .toList();
        }

        Set<AttachOutcome> different = Set.copyOf(outcomes);
        assertEquals(2, different.size(), different.toString());
        Attached winner = outcomes.stream()
                .filter(Attached.class::isInstance)
                .map(Attached.class::cast)
                .findFirst()
                .orElseThrow();
        assertTrue(different.contains(new AlreadyAttached(winner.command().agentId(), "+15")));
    }

    @Test
    void crossedSetsThroughTwoInstancesAreAttachedAllOrNothing() {
        List<AttachCommand> commands = IntStream.range(0, CALLERS)
                .mapToObj(i -> crossing(i % 4 < 2 ? "a" : "b", i))
                .toList();
        List<AttachOutcome> outcomes;
        try (Database other = open(Clock.systemUTC())) {
            outcomes = IntStream.range(0, CALLERS)
                    .parallel()
                    .mapToObj(i -> attachAt(i % 2 == 0 ? database : other, FIRST, mine, commands.get(i)))
                    .toList();
        }

        for (int i = 0; i < CALLERS; i++) {
            boolean attached = outcomes.get(i) instanceof Attached;
            assertEquals(attached, attachAt(FIRST, mine, commands.get(i)) instanceof Attached, "a retry says the same");
        }
        // A number that no winner asked for is free still.
        Set<String> taken = outcomes.stream()
                .filter(Attached.class::isInstance)
                .flatMap(outcome -> ((Attached) outcome).command().numbers().stream())
                .collect(Collectors.toSet());
        IntStream.range(0, NUMBERS)
                .mapToObj(AttachPhoneNumbersContract::number)
                .filter(number -> !taken.contains(number))
                .forEach(number ->
                        assertInstanceOf(Attached.class, attachAt(FIRST, theirs, command("c", "san", number))));
    }

    @Test
    void losersOfARaceForSeveralNumbersAreToldTheFirstThatTheyAskedFor() {
        try (Database other = open(Clock.systemUTC())) {
            for (int race = 0; race < CALLERS; race++) {
                String first = number(1000 + 3 * race);
                List<String> numbers = List.of(first, number(1002 + 3 * race), number(1001 + 3 * race));
                Set<AttachOutcome> outcomes = IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(i -> attachAt(
                                i < 2 ? database : other,
                                FIRST,
                                mine,
                                new AttachCommand(i % 2 == 0 ? "a" : "b", "san", numbers)))
                        .collect(Collectors.toSet());

                String winner = outcomes.stream()
                        .filter(Attached.class::isInstance)
                        .map(outcome -> ((Attached) outcome).command().agentId())
                        .findFirst()
                        .orElseThrow();
                Attached attached =
                        new Attached(new AttachCommand(winner, "san", numbers), FIRST, AttachmentStatus.ACTIVE);
                assertEquals(Set.of(attached, new AlreadyAttached(winner, first)), outcomes);
            }
        }
    }

    /** Two numbers, every other time the larger one first. */
    private static AttachCommand crossing(String agent, int i) {
        String one = number(i % NUMBERS);
        String two = number((i * 7 + 3) % NUMBERS);
        return i % 3 == 0 ? command(agent, "san", one, two) : command(agent, "san", two, one);
    }

    private static String number(int i) {
        return "+16" + i;
    }

    @Test
    void whatOneInstanceDoesTheOtherSeesAtOnce() {
        attach("a", "san", "+15");

        try (Database other = open(Clock.systemUTC())) {
            assertEquals(new AlreadyAttached("a", "+15"), attachAt(other, FIRST, mine, command("b", "san", "+15")));
            other.withAccounts(accounts -> {
                accounts.addCredential(mine, "secret", null);
                return mine;
            });
        }

        assertEquals(Optional.of(mine), database.credentials().findAccount("secret", FIRST));
    }

    @Test
    void textThatNoDatabaseCanKeepIsNoAgent() {
        database.agents().insert(mine, new Agent("d", "a\0b", "\ud800", new Agent.Voice("\0", null)));

        assertInstanceOf(Attached.class, attach("d", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), attach("d\0", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), attach("\ud800", "san", "+15"));
    }

    private AttachOutcome attach(String agent, String provider, String... numbers) {
        return attachAt(FIRST, mine, command(agent, provider, numbers));
    }

    private AttachOutcome attachAt(Instant now, Account account, AttachCommand command) {
        return attachAt(database, now, account, command);
    }

    private static AttachOutcome attachAt(Database through, Instant now, Account account, AttachCommand command) {
        return new AttachPhoneNumbers(through.attachments(), Clock.fixed(now, ZoneOffset.UTC)).attach(account, command);
    }

    private static AttachCommand command(String agent, String provider, String... numbers) {
        return new AttachCommand(agent, provider, List.of(numbers));
    }
}
