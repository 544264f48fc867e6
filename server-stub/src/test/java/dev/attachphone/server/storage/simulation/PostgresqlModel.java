package dev.attachphone.server.storage.simulation;

import dev.attachphone.server.attach.AttachSnapshot;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.storage.simulation.FaultPlan.CallFault;
import dev.attachphone.server.storage.simulation.SimulatedDatabase.HistoryRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL does with the statements of the writer, at the isolation level READ COMMITTED: the tables
 * of attachments and of the history, transactions, row locks and deadlocks. A statement that waits for
 * another transaction says so, and is continued later; {@link PostgresqlModelTest} compares it with
 * PostgreSQL. Not thread-safe.
 */
public final class PostgresqlModel {

    private final Map<String, Attachment> attachments = new TreeMap<>();
    private final List<HistoryRow> history = new ArrayList<>();
    private final Set<Transaction> active = new LinkedHashSet<>();

    /** A database of a simulation that behaves as this model. */
    public static SimulatedDatabase.SimulationFactory factory(AttachSnapshot directory) {
        return new SimulatedDatabase.SimulationFactory() {
            @Override
            public Set<CallFault> faults() {
                return EnumSet.allOf(CallFault.class);
            }

            @Override
            public SimulatedDatabase create(SimulatedThreads threads) {
                PostgresqlModel model = new PostgresqlModel();
                return new SimulatedDatabase() {
                    @Override
                    public Connection connect() {
                        return new ModelConnection(model, directory, threads).connection();
                    }

                    @Override
                    public Map<String, Attachment> attachments() {
                        return model.attachments();
                    }

                    @Override
                    public List<HistoryRow> history() {
                        return model.history();
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    /** The committed attachments by number. */
    public Map<String, Attachment> attachments() {
        return new TreeMap<>(attachments);
    }

    /** The committed history. */
    public List<HistoryRow> history() {
        return List.copyOf(history);
    }

    /** A row that was deleted and inserted again is another one, even if it is equal. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSameRow(@Nullable Attachment row, @Nullable Attachment other) {
        return row == other;
    }

    /** Begins a transaction. */
    public Transaction begin() {
        Transaction transaction = new Transaction();
        active.add(transaction);
        return transaction;
    }

    /** A statement that is being executed. */
    public abstract static class Statement<T> {

        private final Transaction transaction;

        Statement(Transaction transaction) {
            this.transaction = transaction;
        }

        /**
         * Executes as much as can be done now; returns the transaction that the rest waits for, if there is a
         * rest.
         */
        public final @Nullable Transaction advance() throws SQLException {
            transaction.requireUsable();
            Transaction blocker;
            try {
                blocker = execute();
            } catch (SQLException e) {
                transaction.isFailed = true;
                throw e;
            }
            transaction.waitsFor = blocker;
            if (blocker != null && blocker.waitsFor(transaction)) {
                transaction.waitsFor = null;
                transaction.isFailed = true;
                throw new SQLException("deadlock detected", "40P01");
            }
            return blocker;
        }

        /** Gives up because a timeout expired: the transaction fails. */
        public final SQLException timeOut() {
            transaction.waitsFor = null;
            transaction.isFailed = true;
            return new SQLException("canceling statement due to lock timeout", "55P03");
        }

        abstract @Nullable Transaction execute() throws SQLException;

        /** The result, after {@link #advance} has returned that nothing is left to do. */
        public abstract T result();
    }

    /** A transaction. */
    public final class Transaction {

        /** What is inserted, or with an empty value deleted. */
        private final Map<String, Optional<Attachment>> changes = new HashMap<>();

        private final List<HistoryRow> events = new ArrayList<>();
        private final Set<String> keyShareLocks = new HashSet<>();
        private @Nullable Transaction waitsFor;
        private boolean isFailed;
        private boolean isEnded;

        public boolean isEnded() {
            return isEnded;
        }

        /** Lets the transaction fail as after an error of a statement. */
        public void fail() {
            isFailed = true;
        }

        /** Commits the changes. */
        public void commit() throws SQLException {
            if (isFailed) {
                rollback();
                throw new SQLException("the transaction was rolled back", "25P02");
            }
            end();
            changes.forEach((number, attachment) -> attachment.ifPresentOrElse(
                    added -> attachments.put(number, added), () -> attachments.remove(number)));
            history.addAll(events);
        }

        /** Rolls back the changes. */
        public void rollback() {
            end();
        }

        /** {@code SELECT}, which sees what was committed when it began. */
        public Statement<List<Attachment>> read(Collection<String> numbers) {
            return new Read(numbers, false);
        }

        /** {@code SELECT ... ORDER BY number FOR KEY SHARE}. */
        public Statement<List<Attachment>> lock(Collection<String> numbers) {
            return new Read(numbers, true);
        }

        /** {@code INSERT ... ON CONFLICT (number) DO NOTHING}; the result is the number of inserted rows. */
        public Statement<Integer> insert(List<Attachment> rows) {
            return new Insert(rows);
        }

        /** {@code DELETE FROM attachment WHERE number = ? RETURNING ...}. */
        public Statement<List<Attachment>> delete(String number) {
            return new Delete(number);
        }

        /** Adds to the history. */
        public void record(List<HistoryRow> changes) throws SQLException {
            requireUsable();
            events.addAll(changes);
        }

        private void requireUsable() throws SQLException {
            if (isFailed) {
                throw new SQLException("current transaction is aborted", "25P02");
            }
        }

        private void end() {
            isEnded = true;
            waitsFor = null;
            active.remove(this);
        }

        private boolean waitsFor(Transaction other) {
            for (Transaction next = this; next != null; next = next.waitsFor) {
                if (next == other) {
                    return true;
                }
            }
            return false;
        }

        private Map<String, Attachment> visible(Collection<String> numbers) {
            Map<String, Attachment> visible = new TreeMap<>();
            for (String number : new TreeSet<>(numbers)) {
                Optional<Attachment> attachment = changes.containsKey(number)
                        ? changes.getOrDefault(number, Optional.empty())
                        : Optional.ofNullable(attachments.get(number));
                attachment.ifPresent(row -> visible.put(number, row));
            }
            return visible;
        }

        /** The other transaction that has inserted or deleted a number. */
        private @Nullable Transaction otherWriter(String number) {
            return active.stream()
                    .filter(other -> other != this && other.changes.containsKey(number))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable Transaction otherKeyShare(String number) {
            return active.stream()
                    .filter(other -> other != this && other.keyShareLocks.contains(number))
                    .findFirst()
                    .orElse(null);
        }

        private final class Read extends Statement<List<Attachment>> {

            private final Map<String, Attachment> rows;
            private final boolean isLocking;

            Read(Collection<String> numbers, boolean isLocking) {
                super(Transaction.this);
                this.rows = visible(numbers);
                this.isLocking = isLocking;
            }

            @Override
            @Nullable
            Transaction execute() {
                for (String number : isLocking ? List.copyOf(rows.keySet()) : List.<String>of()) {
                    if (changes.containsKey(number)) {
                        continue;
                    }
                    Transaction writer = otherWriter(number);
                    if (writer != null) {
                        return writer;
                    }
                    // A row that was deleted meanwhile is skipped, also if the number was inserted again.
                    if (isSameRow(rows.get(number), attachments.get(number))) {
                        keyShareLocks.add(number);
                    } else {
                        rows.remove(number);
                    }
                }
                return null;
            }

            @Override
            public List<Attachment> result() {
                return List.copyOf(rows.values());
            }
        }

        private final class Insert extends Statement<Integer> {

            private final List<Attachment> rows;
            private int next;
            private int inserted;

            Insert(List<Attachment> rows) {
                super(Transaction.this);
                this.rows = rows;
            }

            @Override
            @Nullable
            Transaction execute() {
                for (; next < rows.size(); next++) {
                    Attachment row = rows.get(next);
                    Transaction writer = otherWriter(row.number());
                    if (writer != null) {
                        return writer;
                    }
                    if (visible(List.of(row.number())).isEmpty()) {
                        changes.put(row.number(), Optional.of(row));
                        inserted++;
                    }
                }
                return null;
            }

            @Override
            public Integer result() {
                return inserted;
            }
        }

        private final class Delete extends Statement<List<Attachment>> {

            private final String number;
            private final @Nullable Attachment seen;
            private boolean isDeleted;

            Delete(String number) {
                super(Transaction.this);
                this.number = number;
                this.seen = visible(List.of(number)).get(number);
            }

            @Override
            @Nullable
            Transaction execute() {
                if (seen == null || !isSameRow(visible(List.of(number)).get(number), seen)) {
                    return null;
                }
                Transaction other = otherWriter(number);
                if (other == null) {
                    other = otherKeyShare(number);
                }
                if (other == null) {
                    changes.put(number, Optional.empty());
                    isDeleted = true;
                }
                return other;
            }

            @Override
            public List<Attachment> result() {
                return isDeleted && seen != null ? List.of(seen) : List.of();
            }
        }
    }
}
