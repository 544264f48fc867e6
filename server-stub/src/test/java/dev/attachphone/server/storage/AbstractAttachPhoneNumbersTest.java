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
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
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

/** The tests of attaching numbers that every database must pass. */
abstract class AbstractAttachPhoneNumbersTest {

    private static final Instant FIRST = Instant.parse("2026-01-24T10:30:19.250Z");

    /** The number of concurrent requests in a race. */
    private static final int CALLERS = 200;

    private Database database;

    /** Has two providers and the agents {@code a} and {@code b}. */
    private Account mine;

    /** Has one provider and the agent {@code c}. */
    private Account theirs;

    /** Opens the database under test, or another instance of it. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        database = another();
        mine = createAccount("mine", "san", "twilio");
        theirs = createAccount("theirs", "san");
        addAgent(mine, "a");
        addAgent(mine, "b");
        addAgent(theirs, "c");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void attachesEveryNumber() {
        AttachCommand command = command("a", "san", "+15", "+14");

        assertEquals(new Attached(command, FIRST, AttachmentStatus.ACTIVE), attach(mine, command));
    }

    @Test
    void retryRepeatsTheFirstOutcome() {
        AttachOutcome first = attach("a", "san", "+15");

        assertEquals(first, attachAt(database, FIRST.plusSeconds(60), mine, command("a", "san", "+15")));
    }

    @Test
    void requestThatAddsANumberHasTheCurrentInstant() {
        attach("a", "san", "+15");
        Instant later = FIRST.plus(Duration.ofHours(1));

        Attached outcome =
                assertInstanceOf(Attached.class, attachAt(database, later, mine, command("a", "san", "+15", "+16")));

        assertEquals(later, outcome.attachedAt());
    }

    @Test
    void refusedRequestAttachesNoNumber() {
        attach("a", "san", "+15");
        attach("b", "san", "+14", "+15");

        assertInstanceOf(Attached.class, attach("a", "san", "+14"));
    }

    @Test
    void agentIdWithNulOrUnpairedSurrogateIsNotFound() {
        database.agents()
                .insert(mine, new Agent("d", "a\0b", "\ud800", new Agent.Voice("\0", null)), RegistryFixture.ORIGIN);

        assertInstanceOf(Attached.class, attach("d", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), attach("d\0", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), attach("\ud800", "san", "+15"));
    }

    @Test
    void agentOfAnotherAccountIsNotFound() {
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), attach("c", "vonage", "+15"));
    }

    @Test
    void unconfiguredProviderIsRefused() {
        assertEquals(new Refused(RefusalReason.PROVIDER_NOT_CONFIGURED), attach("a", "vonage", "+15"));
    }

    @Test
    void numberOfAnotherAgentOfTheAccountIsAlreadyAttached() {
        attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), attach("b", "san", "+14", "+15"));
    }

    @Test
    void numberOfTheSameAgentUnderAnotherProviderIsAlreadyAttached() {
        attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), attach("a", "twilio", "+15"));
    }

    @Test
    void numberOfAnotherAccountIsRefusedWithoutItsHolder() {
        attach("a", "san", "+15");

        assertEquals(
                new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT), attach(theirs, command("c", "san", "+15")));
    }

    @Test
    void firstConflictingNumberDecides() {
        attach("a", "san", "+15");
        attach(theirs, command("c", "san", "+16"));

        assertEquals(new AlreadyAttached("a", "+15"), attach("b", "san", "+15", "+16"));
        assertEquals(new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT), attach("b", "san", "+16", "+15"));
    }

    @Test
    void attachmentsSurviveReopening() {
        AttachOutcome first = attach("a", "san", "+15");
        database.close();

        try (Database reopened = another()) {
            assertEquals(first, attachAt(reopened, FIRST.plusSeconds(60), mine, command("a", "san", "+15")));
        }
    }

    @Test
    void changesOfOneInstanceAreVisibleToAnother() {
        attach("a", "san", "+15");

        try (Database other = another()) {
            assertEquals(new AlreadyAttached("a", "+15"), attachAt(other, FIRST, mine, command("b", "san", "+15")));
            other.registries().credentials().add(mine.id(), "secret", null, RegistryFixture.ORIGIN);
        }

        assertEquals(
                Optional.of(mine), database.credentials().find("secret", FIRST).map(ValidCredential::account));
    }

    @Test
    void concurrentRequestsForOneNumberHaveOneWinner() {
        List<String> agents =
                IntStream.range(0, CALLERS).mapToObj(i -> "racer" + i).toList();
        agents.forEach(id -> addAgent(mine, id));

        List<AttachOutcome> outcomes =
                agents.parallelStream().map(id -> attach(id, "san", "+15")).toList();

        List<Attached> winners = attached(outcomes);
        assertEquals(1, winners.size());
        Set<AttachOutcome> others = outcomes.stream()
                .filter(outcome -> !(outcome instanceof Attached))
                .collect(Collectors.toSet());
        assertEquals(Set.of(new AlreadyAttached(winners.get(0).command().agentId(), "+15")), others);
    }

    @Test
    void concurrentRequestsThroughTwoInstancesHaveOneWinner() {
        List<AttachOutcome> outcomes = attachThroughTwoInstances(IntStream.range(0, CALLERS)
                .mapToObj(i -> command(i % 4 < 2 ? "a" : "b", "san", "+15"))
                .toList());

        Set<AttachOutcome> different = Set.copyOf(outcomes);
        assertEquals(2, different.size(), different.toString());
        String winner = attached(outcomes).get(0).command().agentId();
        assertTrue(different.contains(new AlreadyAttached(winner, "+15")), different.toString());
    }

    @Test
    void losersOfARaceForSeveralNumbersGetTheFirstNumberOfTheirRequest() {
        try (Database other = another()) {
            for (int race = 0; race < CALLERS; race++) {
                String first = number(1000 + 3 * race);
                String[] numbers = {first, number(1002 + 3 * race), number(1001 + 3 * race)};
                List<AttachOutcome> outcomes = IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(i -> attachAt(
                                i < 2 ? database : other, FIRST, mine, command(i % 2 == 0 ? "a" : "b", "san", numbers)))
                        .toList();

                Attached winner = attached(outcomes).get(0);
                assertEquals(
                        Set.of(winner, new AlreadyAttached(winner.command().agentId(), first)), Set.copyOf(outcomes));
            }
        }
    }

    @Test
    void overlappingRequestsThroughTwoInstancesAttachAllOrNothing() {
        int numbers = 20;
        List<AttachCommand> commands = IntStream.range(0, CALLERS)
                .mapToObj(i -> {
                    String agent = i % 4 < 2 ? "a" : "b";
                    String one = number(i % numbers);
                    String two = number((i * 7 + 3) % numbers);
                    return i % 3 == 0 ? command(agent, "san", one, two) : command(agent, "san", two, one);
                })
                .toList();
        List<AttachOutcome> outcomes = attachThroughTwoInstances(commands);

        for (int i = 0; i < CALLERS; i++) {
            assertEquals(
                    outcomes.get(i) instanceof Attached,
                    attach(mine, commands.get(i)) instanceof Attached,
                    "a retry has the same result");
        }
        // Every number that no successful request contains is still free.
        Set<String> taken = attached(outcomes).stream()
                .flatMap(outcome -> outcome.numbers().stream())
                .collect(Collectors.toSet());
        IntStream.range(0, numbers)
                .mapToObj(AbstractAttachPhoneNumbersTest::number)
                .filter(number -> !taken.contains(number))
                .forEach(number ->
                        assertInstanceOf(Attached.class, attach(theirs, command("c", "san", number)), number));
    }

    private List<AttachOutcome> attachThroughTwoInstances(List<AttachCommand> commands) {
        try (Database other = another()) {
            return IntStream.range(0, commands.size())
                    .parallel()
                    .mapToObj(i -> attachAt(i % 2 == 0 ? database : other, FIRST, mine, commands.get(i)))
                    .toList();
        }
    }

    private Database another() {
        return open(Clock.systemUTC());
    }

    private Account createAccount(String name, String... providers) {
        return database.withAccounts(accountSetup -> accountSetup
                .create(name, List.of(providers), RegistryFixture.ORIGIN)
                .orElseThrow());
    }

    private void addAgent(Account account, String id) {
        database.agents().insert(account, new Agent(id, id, null, null), RegistryFixture.ORIGIN);
    }

    private AttachOutcome attach(String agent, String provider, String... numbers) {
        return attach(mine, command(agent, provider, numbers));
    }

    private AttachOutcome attach(Account account, AttachCommand command) {
        return attachAt(database, FIRST, account, command);
    }

    private static AttachOutcome attachAt(Database instance, Instant now, Account account, AttachCommand command) {
        return new AttachPhoneNumbers(instance.attachments(), Clock.fixed(now, ZoneOffset.UTC))
                .attach(account, command, RegistryFixture.ORIGIN);
    }

    private static List<Attached> attached(List<AttachOutcome> outcomes) {
        return outcomes.stream()
                .filter(Attached.class::isInstance)
                .map(Attached.class::cast)
                .toList();
    }

    private static AttachCommand command(String agent, String provider, String... numbers) {
        return new AttachCommand(agent, provider, List.of(numbers));
    }

    private static String number(int i) {
        return "+16" + i;
    }
}
