package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachRequest;
import dev.attachphone.server.attach.AttachSnapshot;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.OneAtATimeModel;
import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.simulation.LinearizabilityChecker;
import dev.attachphone.server.storage.simulation.LinearizabilityChecker.CheckedOperation;
import dev.attachphone.server.storage.simulation.SimulatedDatabase.HistoryRow;
import dev.attachphone.server.storage.simulation.SimulatedThreads;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request of a simulation to attach or detach numbers, and what its caller saw. */
final class SimulatedRequest {

    /**
     * What is requested.
     *
     * @param id unique in the simulation
     * @param instance the server that gets the request
     * @param account the account, or nothing if an operator detaches the first number
     */
    record Spec(int id, String instance, Optional<Account> account, AttachCommand command) {

        /** The number that no other request has, if there is one. */
        Optional<String> ownNumber() {
            return command.numbers().stream()
                    .filter(number -> number.equals(ownNumber(id)))
                    .findFirst();
        }

        static String ownNumber(int id) {
            return "+2" + id;
        }

        @Override
        public String toString() {
            return "#" + id + " on " + instance + ": "
                    + account.map(owner -> owner.id() + " attaches " + command.numbers() + " to " + command.agentId()
                                    + " " + command.provider())
                            .orElseGet(() -> "detaches " + command.numbers().get(0));
        }
    }

    private final Spec spec;
    private Instant at = Instant.EPOCH;
    private int begin = -1;
    private int groupRead = -1;
    private int end = -1;
    private @Nullable Object answer;
    private @Nullable RuntimeException failure;

    SimulatedRequest(Spec spec) {
        this.spec = spec;
    }

    Spec spec() {
        return spec;
    }

    /** Sends the request and records the answer. */
    void send(SimulatedInstance instance, SimulatedThreads threads) {
        threads.step("sends " + spec);
        at = threads.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        begin = threads.steps();
        try {
            Optional<AttachRequest> request = request();
            answer = request.isPresent()
                    ? instance.attach(request.get())
                    : (Object) instance.detach(spec.command().numbers().get(0));
            threads.note("#" + spec.id() + " is answered with " + answer);
        } catch (StoreException | OverloadedException e) {
            failure = e;
            threads.note("#" + spec.id() + " fails: " + failureMessage());
        }
        end = threads.steps();
        // The simulation interrupts waits, not connections.
        Thread.interrupted();
    }

    private Optional<AttachRequest> request() {
        return spec.account().map(account -> new AttachRequest(account, spec.command(), at, RegistryFixture.ORIGIN));
    }

    /** The group that contains the request is being read, for the first time in this step. */
    void groupIsRead(int step) {
        if (groupRead < 0) {
            groupRead = step;
        }
    }

    int begin() {
        return begin;
    }

    int groupRead() {
        return groupRead;
    }

    int end() {
        return end;
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    String failureMessage() {
        return failure instanceof StoreException store ? store.messageChain() : String.valueOf(failure);
    }

    Optional<Object> answer() {
        return Optional.ofNullable(answer);
    }

    /** What the checker needs to know, unless the request certainly had no effect. */
    Optional<CheckedOperation> operation(AttachSnapshot directory) {
        if (failure instanceof OverloadedException) {
            return Optional.empty();
        }
        long known = failure == null ? end : LinearizabilityChecker.UNKNOWN;
        return Optional.of(new CheckedOperation(begin, known, attachments -> execute(directory, attachments)));
    }

    /**
     * Whether the request may be the one that has attached a number, if numbers are attached to these agents.
     */
    boolean mayHaveAdded(HistoryRow change, Map<String, String> holders) {
        AttachCommand command = spec.command();
        return spec.account().isPresent()
                && change.at().equals(at)
                && change.agentId().equals(command.agentId())
                && command.numbers().contains(change.number())
                && command.numbers().stream()
                        .allMatch(number -> command.agentId().equals(holders.get(number)));
    }

    private boolean execute(AttachSnapshot directory, Map<String, Attachment> attachments) {
        Optional<AttachRequest> request = request();
        if (request.isEmpty()) {
            String number = spec.command().numbers().get(0);
            boolean isDetached = attachments.remove(number) != null;
            return Boolean.valueOf(isDetached).equals(answer);
        }
        AttachOutcome expected = OneAtATimeModel.execute(request.get(), directory, attachments);
        return expected.equals(answer);
    }
}
