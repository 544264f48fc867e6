package dev.attachphone.server.storage.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which calls meet which fault. */
public final class FaultPlan {

    /** A fault of a call to the database. */
    public enum CallFault {
        /** The call fails without an effect; the connection can still be used. */
        ERROR_BEFORE,
        /** The call has its effect, and fails; the connection can still be used. */
        ERROR_AFTER,
        /** The call fails without an effect, and so does each later one on the connection. */
        BREAK_BEFORE,
        /** The call has its effect and fails, and so does each later one on the connection. */
        BREAK_AFTER,
        /** The call takes up to twelve seconds. */
        SLOW,
        /** The database aborts the transaction (40001). */
        SERIALIZATION_FAILURE,
        /** The database aborts the transaction (40P01). */
        DEADLOCK,
        /** The database aborts the transaction (55P03). */
        LOCK_TIMEOUT,
        /** The database aborts the transaction after ten seconds (57014). */
        STATEMENT_TIMEOUT,
        /** The connection breaks during the commit, which the database completes later. */
        COMMIT_LATER,
        /**
         * The statement has its effect, and leaves a warning on the connection, which says nothing about the
         * commit.
         */
        STATEMENT_WARNING,
        /** The commit has its effect, but a warning says that it may be lost. */
        COMMIT_WARNING,
        /**
         * The commit returns with a warning, and is lost, because another server becomes the primary. Other
         * connections break.
         */
        FAILOVER,
        /** No connection can be opened for up to three seconds. */
        OUTAGE,
        /** New connections lead to a server that accepts no writes, for up to a second. */
        READ_ONLY
    }

    private static final Set<CallFault> OF_ANY_CALL = EnumSet.of(
            CallFault.ERROR_BEFORE,
            CallFault.ERROR_AFTER,
            CallFault.BREAK_BEFORE,
            CallFault.BREAK_AFTER,
            CallFault.SLOW);

    private final Random random;
    private final Set<CallFault> supported;
    private final Set<Integer> suppressed;
    private final double callProbability;
    private final double waitProbability;
    private final double jumpProbability;
    private boolean isStopped;
    private int count;

    /**
     * Creates a plan.
     *
     * @param supported the faults that the database can have
     * @param suppressed the numbers of the faults that do not happen
     */
    public FaultPlan(Random random, Set<CallFault> supported, Set<Integer> suppressed) {
        this.random = random;
        this.supported = supported;
        this.suppressed = suppressed;
        this.callProbability = List.of(0.0, 0.01, 0.03, 0.1).get(random.nextInt(4));
        this.waitProbability = random.nextInt(4) == 0 ? 0.05 : 0;
        this.jumpProbability = random.nextInt(3) == 0 ? 0.3 : 0;
    }

    /** No fault happens after this. */
    public void stop() {
        isStopped = true;
    }

    /** How many faults have happened or were suppressed. */
    public int count() {
        return count;
    }

    /** The fault of the next call, if it has one. */
    @Nullable
    CallFault of(String call) {
        boolean happens = random.nextDouble() < callProbability;
        int choice = random.nextInt(1 << 20);
        if (!happens) {
            return null;
        }
        List<CallFault> possible = possible(call);
        return happens(!possible.isEmpty()) ? possible.get(choice % possible.size()) : null;
    }

    private List<CallFault> possible(String call) {
        Set<CallFault> possible = EnumSet.copyOf(OF_ANY_CALL);
        switch (call) {
            case "getConnection" -> {
                possible.clear();
                possible.addAll(Set.of(CallFault.ERROR_BEFORE, CallFault.SLOW, CallFault.OUTAGE, CallFault.READ_ONLY));
            }
            case "executeQuery", "executeUpdate" ->
                possible.addAll(Set.of(
                        CallFault.SERIALIZATION_FAILURE,
                        CallFault.DEADLOCK,
                        CallFault.LOCK_TIMEOUT,
                        CallFault.STATEMENT_TIMEOUT,
                        CallFault.STATEMENT_WARNING));
            case "commit" ->
                possible.addAll(Set.of(
                        CallFault.SERIALIZATION_FAILURE,
                        CallFault.COMMIT_LATER,
                        CallFault.COMMIT_WARNING,
                        CallFault.FAILOVER));
            default -> {}
        }
        possible.retainAll(supported);
        return new ArrayList<>(possible);
    }

    boolean interrupts() {
        return random.nextDouble() < waitProbability && happens(true);
    }

    /** By how much the clock jumps now; usually 0. */
    long clockJumpMillis() {
        long jump = (random.nextBoolean() ? 1L : -1L) * (1 + random.nextInt(random.nextBoolean() ? 50 : 7_200_000));
        return random.nextDouble() < jumpProbability && happens(true) ? jump : 0;
    }

    /** A random number of milliseconds. */
    int millis(int limit) {
        return random.nextInt(limit);
    }

    private boolean happens(boolean isPossible) {
        return isPossible && !isStopped && !suppressed.contains(count++);
    }
}
