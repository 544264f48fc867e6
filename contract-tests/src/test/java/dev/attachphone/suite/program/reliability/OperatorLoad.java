package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An operator and an agent's owner who attach, detach and attach one number after the other until they are stopped. No other load uses
 * these numbers. Thread-safe.
 */
final class OperatorLoad implements AutoCloseable {

    private static final int ATTACHES = 3;

    private final AttachSender sender;
    private final Supplier<OperationsClient> operations;
    private final NumberBlock numbers;
    private final Map<String, Set<Optional<String>>> possibleHolders = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Thread thread = new Thread(this::workUntilTheEnd, "operator");
    private int detached;
    private volatile boolean ends;

    OperatorLoad(AttachSender sender, Supplier<OperationsClient> operations, NumberBlock numbers) {
        this.sender = sender;
        this.operations = operations;
        this.numbers = numbers;
        thread.start();
    }

    private void workUntilTheEnd() {
        for (int i = 0; !ends; i++) {
            String number = numbers.number(i);
            possibleHolders.put(number, Set.of(Optional.empty()));
            boolean isKnown = true;
            for (int attach = 0; attach < ATTACHES && isKnown && !ends; attach++) {
                isKnown = attach(attach, number) && (attach == ATTACHES - 1 || detach(number));
            }
        }
    }

    /** Whether it is known afterwards who holds the number, as in {@link #detach}. */
    private boolean attach(int index, String number) {
        AttachInvocation call = AttachRequests.toAgent(index, number);
        Optional<String> agent = Optional.of(call.agent());
        AttachAnswer answer;
        try {
            answer = sender.send(call);
        } catch (NoResponseException e) {
            answer = AttachAnswer.none();
        }
        if (answer.result() instanceof CallResult.Attached) {
            possibleHolders.put(number, Set.of(agent));
            return true;
        } else if (answer.isRejected()) {
            return false;
        } else if (answer.result() instanceof CallResult.Indeterminate) {
            possibleHolders.put(number, Set.of(Optional.empty(), agent));
        } else {
            violations.add(number + " was free, and attaching it was answered with " + answer.result());
        }
        return false;
    }

    private boolean detach(String number) {
        Set<Optional<String>> before = possibleHolders.getOrDefault(number, Set.of());
        boolean isDetached;
        try {
            isDetached = operations.get().detach(number);
        } catch (NoResponseException e) {
            isDetached = false;
        } catch (IllegalStateException e) {
            violations.add(e.getMessage());
            return false;
        }
        Optional<String> holder = before.iterator().next();
        possibleHolders.put(number, isDetached ? Set.of(Optional.empty()) : Set.of(holder, Optional.empty()));
        detached += isDetached ? 1 : 0;
        return isDetached;
    }

    /** How many detaches were acknowledged; known after {@link #close}. */
    int detached() {
        return detached;
    }

    /** The violations, one sentence for each; known after {@link #close}. */
    List<String> violations(FinalState state) {
        List<String> all = new ArrayList<>(violations);
        possibleHolders.forEach((number, possible) -> {
            if (!possible.contains(state.holder(number))) {
                all.add(number + " is held by " + state.holder(number) + ", expected one of " + possible
                        + ": a change by an operator is lost");
            }
        });
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        ends = true;
        thread.join();
    }
}
