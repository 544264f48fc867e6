package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.simulation.Defect;
import dev.attachphone.server.storage.simulation.FaultPlan;
import dev.attachphone.server.storage.simulation.LinearizabilityChecker;
import dev.attachphone.server.storage.simulation.SimulatedDatabase;
import dev.attachphone.server.storage.simulation.SimulatedDatabase.HistoryRow;
import dev.attachphone.server.storage.simulation.SimulatedDriver;
import dev.attachphone.server.storage.simulation.SimulatedThreads;
import dev.attachphone.server.storage.transaction.BatchExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of the writer on simulated threads, time and connections. A seed decides the settings, the
 * requests, the order of all steps and the faults. After the run it is checked that the server kept its
 * promises.
 */
final class WriterSimulation {

    /**
     * A run.
     *
     * @param seed decides everything
     * @param defect the mistake that the server has, if it has one
     * @param omittedRequests the requests that are not sent, to find out which of them a violation depends on
     * @param suppressedFaults the faults that do not happen, for the same reason
     */
    record Run(long seed, @Nullable Defect defect, Set<Integer> omittedRequests, Set<Integer> suppressedFaults) {

        static Run of(long seed, @Nullable Defect defect) {
            return new Run(seed, defect, Set.of(), Set.of());
        }

        Run withoutRequest(int id) {
            return new Run(seed, defect, with(omittedRequests, id), suppressedFaults);
        }

        Run withoutFault(int number) {
            return new Run(seed, defect, omittedRequests, with(suppressedFaults, number));
        }

        private static Set<Integer> with(Set<Integer> numbers, int number) {
            Set<Integer> all = new TreeSet<>(numbers);
            all.add(number);
            return all;
        }
    }

    /**
     * What happened in a run.
     *
     * @param violation the promise that the server broke, if it broke one
     * @param requests how many requests there were
     * @param faults how many faults there were
     */
    record SimulationResult(Optional<String> violation, List<String> trace, int requests, int faults) {}

    /**
     * Failures that need no failed call: the thread that executed the group was interrupted, or an earlier
     * call has failed.
     */
    private static final Pattern EXPLAINED = Pattern.compile("interrupted while|the database is unreachable");

    private static final Duration RECOVERY = Duration.ofSeconds(6);
    private static final List<String> PROVIDERS = List.of("san", "san", "san", "twilio", "vonage");
    private static final List<String> AGENTS = List.of("x1", "x1", "x2", "nobody");
    private static final int FINAL_NUMBERS = 1_000;

    private final Run run;
    private final SimulatedDatabase database;
    private final FaultPlan faults;
    private final SimulatedThreads threads;
    private final SimulatedDriver driver;
    private final SimulatedInstance.InstanceSettings settings;
    private final Map<String, SimulatedInstance> instances = new LinkedHashMap<>();

    /** The requests of each client, in their order. */
    private final Map<String, List<SimulatedRequest>> clients = new LinkedHashMap<>();

    private final List<SimulatedRequest> requests = new ArrayList<>();
    private final Set<String> repeatedNumbers = new TreeSet<>();
    private final List<String> unserved = new ArrayList<>();

    private WriterSimulation(Run run, SimulatedDatabases databases) {
        DatabaseConfiguration configuration = databases.of(run.seed()).configuration();
        SimulatedDatabase.SimulationFactory factory = databases.of(run.seed()).factory();
        this.run = run;
        this.faults = new FaultPlan(random(1), factory.faults(), run.suppressedFaults());
        this.threads = new SimulatedThreads(random(2), faults);
        this.database = factory.create(threads);
        this.driver = new SimulatedDriver(threads, faults, database::connect, this::groupIsRead);
        Random random = random(3);
        this.settings = settings(random, configuration);
        for (String name : random.nextInt(3) == 0 ? List.of("one") : List.of("one", "two")) {
            instances.put(name, new SimulatedInstance(name, configuration, settings, threads, driver, run.defect()));
        }
        generateRequests(random(4));
    }

    private static SimulatedInstance.InstanceSettings settings(Random random, DatabaseConfiguration configuration) {
        int maxQueue = List.of(1, 3, 50, 50).get(random.nextInt(4));
        return new SimulatedInstance.InstanceSettings(
                new BatchExecutor.Settings(
                        random.nextInt(2),
                        2 + random.nextInt(8),
                        maxQueue,
                        maxQueue * Database.QUEUED_NUMBERS_PER_REQUEST),
                configuration.concurrentTransactions(),
                1 + random.nextInt(4));
    }

    private Random random(int stream) {
        return new Random((run.seed() * 31 + stream) * 0x9E3779B97F4A7C15L);
    }

    private void generateRequests(Random random) {
        int clientCount = 2 + random.nextInt(random.nextInt(3) == 0 ? 12 : 5);
        int perClient = clientCount > 6 ? 1 : 1 + random.nextInt(3);
        double ofSecondAccount = List.of(0.5, 0.1).get(random.nextInt(2));
        double detaches = List.of(0.0, 0.0, 0.15, 0.4).get(random.nextInt(4));
        int sharedNumbers = List.of(2, 6).get(random.nextInt(2));
        List<AttachCommand> earlier = new ArrayList<>();
        for (int client = 0; client < clientCount; client++) {
            List<SimulatedRequest> ofClient = new ArrayList<>();
            for (int i = 0; i < perClient; i++) {
                int id = client * perClient + i;
                SimulatedRequest.Spec spec = spec(random, id, ofSecondAccount, detaches, sharedNumbers, earlier);
                if (!run.omittedRequests().contains(id)) {
                    ofClient.add(new SimulatedRequest(spec));
                }
            }
            clients.put("client " + client, ofClient);
            requests.addAll(ofClient);
        }
    }

    private SimulatedRequest.Spec spec(
            Random random,
            int id,
            double ofSecondAccount,
            double detaches,
            int sharedNumbers,
            List<AttachCommand> earlier) {
        String instance = pick(random, List.copyOf(instances.keySet()));
        boolean isSecond = random.nextDouble() < ofSecondAccount;
        Account account = new Account(isSecond ? "y" : "x");
        Set<String> numbers = new TreeSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            numbers.add("+1" + random.nextInt(sharedNumbers));
        }
        if (random.nextBoolean()) {
            numbers.add(SimulatedRequest.Spec.ownNumber(id));
            if (random.nextInt(3) == 0) {
                numbers.removeIf(number -> number.startsWith("+1"));
            }
        }
        AttachCommand command = new AttachCommand(
                isSecond ? "y1" : pick(random, AGENTS),
                isSecond ? "san" : pick(random, PROVIDERS),
                List.copyOf(numbers));
        if (random.nextInt(4) == 0 && !earlier.isEmpty()) {
            command = pick(random, earlier);
            repeatedNumbers.addAll(command.numbers());
            account = new Account(command.agentId().startsWith("y") ? "y" : "x");
        }
        earlier.add(command);
        boolean isDetach = random.nextDouble() < detaches;
        return new SimulatedRequest.Spec(id, instance, isDetach ? Optional.empty() : Optional.of(account), command);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Executes a run. */
    static SimulationResult execute(Run run, SimulatedDatabases databases) {
        WriterSimulation simulation = new WriterSimulation(run, databases);
        try (simulation.database) {
            return simulation.execute();
        }
    }

    private SimulationResult execute() {
        threads.run(this::play);
        return new SimulationResult(violation(), List.copyOf(threads.trace()), requests.size(), faults.count());
    }

    private void play() {
        int[] running = {clients.size()};
        clients.forEach((name, ofClient) -> threads.start(name, () -> {
            ofClient.forEach(request -> request.send(instance(request), threads));
            running[0]--;
        }));
        threads.await("the clients", () -> running[0] == 0);
        faults.stop();
        driver.heal();
        threads.await("the background tasks", threads::isAlone);
        threads.pause(RECOVERY);
        sendFinalRequests();
    }

    private void sendFinalRequests() {
        int id = FINAL_NUMBERS;
        for (String instance : instances.keySet()) {
            for (String account : List.of("x", "y")) {
                AttachCommand command =
                        new AttachCommand(account + "1", "san", List.of(SimulatedRequest.Spec.ownNumber(id)));
                SimulatedRequest request = new SimulatedRequest(
                        new SimulatedRequest.Spec(id, instance, Optional.of(new Account(account)), command));
                requests.add(request);
                request.send(instance(request), threads);
                if (!(request.answer().orElse("") instanceof Attached)) {
                    unserved.add(request.spec().toString());
                }
                id++;
            }
        }
    }

    private SimulatedInstance instance(SimulatedRequest request) {
        return Optional.ofNullable(instances.get(request.spec().instance())).orElseThrow();
    }

    private void groupIsRead(String instance, List<String> numbers) {
        requests.stream()
                .filter(request -> request.spec().instance().equals(instance))
                .filter(request -> request.begin() >= 0 && request.end() < 0)
                .filter(request -> request.spec()
                        .ownNumber()
                        .filter(number -> numbers.contains(number) && !repeatedNumbers.contains(number))
                        .isPresent())
                .forEach(request -> request.groupIsRead(threads.steps()));
    }

    private Optional<String> violation() {
        String stuck = threads.failure();
        if (stuck != null) {
            return Optional.of(stuck);
        }
        Optional<String> unfinished = requests.stream()
                .filter(request -> request.end() < 0)
                .findFirst()
                .map(request -> "a request has not ended: " + request.spec());
        Map<String, Attachment> attachments = database.attachments();
        return unfinished
                .or(() ->
                        unserved.stream().findFirst().map(spec -> "after the faults, a request is not served: " + spec))
                .or(this::unjustifiedFailure)
                .or(() -> lostAcknowledgement(attachments))
                .or(() -> inconsistentHistory(attachments))
                .or(() -> unfairOrder())
                .or(() -> notLinearizable(attachments));
    }

    /** A request must not fail unless a call of its instance has failed meanwhile. */
    private Optional<String> unjustifiedFailure() {
        return requests.stream()
                .filter(request -> request.failure()
                        .filter(StoreException.class::isInstance)
                        .isPresent())
                .filter(request -> !EXPLAINED.matcher(request.failureMessage()).find())
                .filter(request -> !driver.hasFailed(request.spec().instance(), request.begin(), request.end()))
                .findFirst()
                .map(request -> "a request has failed without a fault: " + request.spec());
    }

    private Optional<String> lostAcknowledgement(Map<String, Attachment> attachments) {
        if (requests.stream().anyMatch(request -> request.spec().account().isEmpty())) {
            // Detached numbers are left to the check of the order.
            return Optional.empty();
        }
        return requests.stream()
                .filter(request -> request.answer().orElse("") instanceof Attached)
                .filter(request -> !attachments
                        .keySet()
                        .containsAll(request.spec().command().numbers()))
                .findFirst()
                .map(request -> "an acknowledged attach is not in the table: " + request.spec());
    }

    /**
     * The history is in the order of the commits. It must lead to the table, and no request may have attached
     * a part of its numbers.
     */
    private Optional<String> inconsistentHistory(Map<String, Attachment> attachments) {
        Map<String, String> holders = new TreeMap<>();
        List<HistoryRow> attached = new ArrayList<>();
        for (HistoryRow change : database.history()) {
            boolean isAttach = change.event().equals("ATTACHED");
            Optional<HistoryRow> incomplete = isAttach ? Optional.empty() : incomplete(attached, holders);
            if (incomplete.isPresent()) {
                return Optional.of("a request has attached a part of its numbers: " + incomplete.get());
            }
            String before = isAttach ? holders.put(change.number(), change.agentId()) : holders.remove(change.number());
            if (isAttach == (before != null)) {
                return Optional.of("the history has " + change + " after " + before);
            }
            if (isAttach) {
                attached.add(change);
            } else {
                attached.clear();
            }
        }
        Optional<HistoryRow> incomplete = incomplete(attached, holders);
        if (incomplete.isPresent()) {
            return Optional.of("a request has attached a part of its numbers: " + incomplete.get());
        }
        Map<String, String> expected = new TreeMap<>();
        attachments.forEach(
                (number, attachment) -> expected.put(number, attachment.holder().agentId()));
        return holders.equals(expected)
                ? Optional.empty()
                : Optional.of("the history says " + holders + ", the table says " + expected);
    }

    /**
     * A change of a request that has other numbers which are not attached, although nothing was detached
     * since.
     */
    private Optional<HistoryRow> incomplete(List<HistoryRow> attached, Map<String, String> holders) {
        return attached.stream()
                .filter(change -> requests.stream().noneMatch(request -> request.mayHaveAdded(change, holders)))
                .findFirst();
    }

    /**
     * Accounts are served in turn: while a request waits behind some of its own account, each other account
     * has at most one more turn than it has requests before it, and one that was given already. The first
     * group that is read after the request has arrived may have been formed before, and is not counted. With
     * reserved groups, the order of their reads is not the order of the turns.
     */
    private Optional<String> unfairOrder() {
        return settings.groups().reservedBatches() > 0
                ? Optional.empty()
                : requests.stream()
                        .filter(request -> request.groupRead() >= 0)
                        .flatMap(request -> unfairOrder(request).stream())
                        .findFirst();
    }

    private Optional<String> unfairOrder(SimulatedRequest waiting) {
        Optional<Account> account = waiting.spec().account();
        long before = sameInstance(waiting)
                .filter(other -> other.spec().account().equals(account))
                .filter(other -> other.begin() < waiting.begin() && other.end() > waiting.begin())
                .count();
        List<SimulatedRequest> served = sameInstance(waiting)
                .filter(other -> other.groupRead() > waiting.begin() && other.groupRead() < waiting.groupRead())
                .toList();
        int firstGroup =
                served.stream().mapToInt(SimulatedRequest::groupRead).min().orElse(-1);
        // There are two accounts.
        long foreign = served.stream()
                .filter(other -> other.groupRead() != firstGroup)
                .filter(other -> !other.spec().account().equals(account))
                .count();
        return foreign <= before + 2
                ? Optional.empty()
                : Optional.of(foreign + " requests of the other account were served before " + waiting.spec()
                        + ", which had " + before + " of its account before it");
    }

    private Stream<SimulatedRequest> sameInstance(SimulatedRequest request) {
        return requests.stream()
                .filter(other -> other != request
                        && other.spec().instance().equals(request.spec().instance()));
    }

    private Optional<String> notLinearizable(Map<String, Attachment> attachments) {
        List<LinearizabilityChecker.CheckedOperation> operations = requests.stream()
                .flatMap(request -> request.operation(SimulatedDatabases.DIRECTORY).stream())
                .toList();
        return LinearizabilityChecker.isLinearizable(operations, attachments)
                ? Optional.empty()
                : Optional.of("no order of the requests explains the answers and the table " + attachments.values());
    }

    /** Leaves out the requests and faults of a run that its violation does not depend on. */
    static Run smallest(Run violating, SimulatedDatabases databases) {
        Run smallest = violating;
        SimulationResult result = execute(violating, databases);
        for (int id : IntStream.range(0, 50).toArray()) {
            Run smaller = smallest.withoutRequest(id);
            SimulationResult next = execute(smaller, databases);
            if (next.violation().isPresent()) {
                smallest = smaller;
                result = next;
            }
        }
        for (int number = result.faults() - 1; number >= 0; number--) {
            Run smaller = smallest.withoutFault(number);
            if (execute(smaller, databases).violation().isPresent()) {
                smallest = smaller;
            }
        }
        return smallest;
    }
}
