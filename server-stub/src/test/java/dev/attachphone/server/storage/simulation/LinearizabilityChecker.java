package dev.attachphone.server.storage.simulation;

import dev.attachphone.server.attach.Attachment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out whether there is an order in which the operations, executed one at a time, give the answers that
 * their callers got, and leave the tables as they are. An operation that ended before another one began
 * precedes it.
 */
public final class LinearizabilityChecker {

    /**
     * An operation.
     *
     * @param begin when its caller began it
     * @param end when its caller got the answer; never, if the answer says that the effect is unknown
     * @param model executes it alone
     */
    public record CheckedOperation(long begin, long end, Model model) {

        private boolean isKnown() {
            return end != UNKNOWN;
        }
    }

    /** The end of an operation that may have its effect at any time after its begin, or never. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /** Executes one operation at a time. */
    public interface Model {
        /**
         * Changes the attachments; returns whether the answer is the one that the caller got, which does not
         * matter if it is unknown.
         */
        boolean execute(Map<String, Attachment> attachments);
    }

    /** Which operations were executed, as a set of bits, and the attachments after them. */
    private record Position(long executed, Map<String, Attachment> attachments) {}

    private final List<CheckedOperation> operations;
    private final Map<String, Attachment> result;
    private final Set<Position> visited = new HashSet<>();

    private LinearizabilityChecker(List<CheckedOperation> operations, Map<String, Attachment> result) {
        this.operations = operations;
        this.result = result;
    }

    /**
     * Whether there is an order.
     *
     * @param result the attachments after all operations; there were none before
     */
    public static boolean isLinearizable(List<CheckedOperation> operations, Map<String, Attachment> result) {
        return new LinearizabilityChecker(operations, result).search(0, Map.of());
    }

    private boolean search(long executed, Map<String, Attachment> attachments) {
        long firstEnd = UNKNOWN;
        boolean isComplete = true;
        for (int i = 0; i < operations.size(); i++) {
            if ((executed & 1L << i) == 0 && operations.get(i).isKnown()) {
                isComplete = false;
                firstEnd = Math.min(firstEnd, operations.get(i).end());
            }
        }
        if (isComplete && attachments.equals(result)) {
            return true;
        }
        if (!visited.add(new Position(executed, attachments))) {
            return false;
        }
        for (int i = 0; i < operations.size(); i++) {
            CheckedOperation next = operations.get(i);
            if ((executed & 1L << i) == 0 && next.begin() <= firstEnd && follows(i, executed, attachments)) {
                return true;
            }
        }
        return false;
    }

    private boolean follows(int i, long executed, Map<String, Attachment> attachments) {
        CheckedOperation next = operations.get(i);
        Map<String, Attachment> after = new HashMap<>(attachments);
        boolean fits = next.model().execute(after);
        if (next.isKnown() ? !fits : after.equals(attachments)) {
            return false;
        }
        return search(executed | 1L << i, after);
    }
}
