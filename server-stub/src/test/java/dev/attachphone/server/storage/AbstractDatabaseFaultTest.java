package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.storage.FaultyDataSource.Moment;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.transaction.StorageListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets each call to the database fail once, in a scenario of attaches, retries, conflicts, a group and detaches. After each of them, an
 * acknowledged request holds, each request attached all of its numbers or none, the history matches, and the next request is served.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
abstract class AbstractDatabaseFaultTest {

    private static final int GROUP = 10;

    /** More calls than the scenario has on any database. */
    private static final int MAX_CALLS = 400;

    private final FaultyDataSource faults = new FaultyDataSource();
    private final ExecutorService callers = Executors.newFixedThreadPool(GROUP);
    private final Map<AttachCommand, Optional<AttachOutcome>> answers = new HashMap<>();
    private Database database;
    private Account account;
    private int run;

    /** The URL of an empty database. */
    abstract String url();

    @BeforeEach
    void open() {
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url());
        configuration.pool().setDataSource(faults.wrap(configuration.pool().getDataSource()));
        database = Database.open(configuration, Clock.systemUTC(), 100, StorageListener.NONE);
        RegistryFixture fixture = RegistryFixture.in(database);
        fixture.registries().agents().create(fixture.account().id(), "b", "Agent B", RegistryFixture.ORIGIN);
        account = new Account(fixture.account().id());
    }

    @AfterEach
    void close() {
        callers.shutdown();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyPromiseHoldsAfterTheFailureOfAnyCall(Moment moment) throws Exception {
        int failed = 0;
        for (int n = 1; n < MAX_CALLS; n++) {
            run = n;
            answers.clear();
            faults.failAt(n, moment);
            runScenario();
            if (!faults.stop()) {
                break;
            }
            failed++;
            checkPromises();
        }
        assertTrue(failed > 20, failed + " calls failed");
        assertTrue(failed < MAX_CALLS - 1, "the scenario ends before the last call");
    }

    private void runScenario() throws Exception {
        attach("a", number(0), number(1));
        attach("a", number(1), number(0));
        attach("b", number(2), number(1));
        attach("b", number(2), number(3));
        List<Callable<Object>> group = new ArrayList<>();
        IntStream.range(0, GROUP)
                .forEach(i -> group.add(() -> {
                    attach(i % 2 == 0 ? "a" : "b", number(10 + i), number(11 + i));
                    return "done";
                }));
        for (Future<Object> done : callers.invokeAll(group)) {
            assertEquals("done", done.get());
        }
        try {
            database.registries().numbers().detach(number(3), RegistryFixture.ORIGIN);
        } catch (StoreException e) {
            assertTrue(e.isDatabaseFailure(), e.messageChain());
        }
    }

    private void attach(String agent, String... numbers) {
        AttachCommand command = new AttachCommand(agent, "san", List.of(numbers));
        Optional<AttachOutcome> answer = Optional.empty();
        try {
            answer = Optional.of(new AttachPhoneNumbers(database.attachments(), Clock.systemUTC())
                    .attach(account, command, RegistryFixture.ORIGIN));
        } catch (StoreException e) {
            assertTrue(e.isDatabaseFailure(), e.messageChain());
        }
        synchronized (answers) {
            answers.put(command, answer);
        }
    }

    private void checkPromises() {
        AttachOutcome next = new AttachPhoneNumbers(database.attachments(), Clock.systemUTC())
                .attach(account, new AttachCommand("a", "san", List.of(number(99))), RegistryFixture.ORIGIN);
        assertInstanceOf(Attached.class, next, "the next request is served, run " + run);
        answers.forEach(this::checkAnswer);
        for (int i = 0; i < 30; i++) {
            checkHistory(number(i));
        }
    }

    private void checkAnswer(AttachCommand command, Optional<AttachOutcome> answer) {
        List<String> holders = command.numbers().stream().map(this::holder).toList();
        String state = "run " + run + ": " + command + " was answered with " + answer + ", its numbers are attached to "
                + holders;
        // The number 3 is detached at the end of the scenario.
        boolean mayBeDetached = command.numbers().contains(number(3));
        if (answer.isPresent() && answer.get() instanceof Attached) {
            assertTrue(
                    holders.stream().allMatch(holder -> holder.equals(command.agentId()))
                            || (mayBeDetached && holders.get(0).equals(command.agentId())),
                    state);
        } else if (answer.isPresent()) {
            AlreadyAttached conflict = assertInstanceOf(AlreadyAttached.class, answer.get(), state);
            assertEquals(conflict.holder(), holder(conflict.number()), state);
        }
    }

    private String holder(String number) {
        return database.registries()
                .numbers()
                .find(number)
                .map(entry -> entry.attachment().holder().agentId())
                .orElse("nothing");
    }

    private void checkHistory(String number) {
        List<EventType> events = database.registries().history().ofNumber(number, Long.MAX_VALUE, 10).stream()
                .map(event -> event.change().type())
                .toList();
        boolean isAttached = !holder(number).equals("nothing");
        List<EventType> expected = isAttached
                ? List.of(EventType.ATTACHED)
                : events.isEmpty() ? List.of() : List.of(EventType.DETACHED, EventType.ATTACHED);
        assertEquals(expected, events, "run " + run + ": history of " + number);
    }

    private String number(int i) {
        return "+1" + (1_000 * run + i);
    }
}
