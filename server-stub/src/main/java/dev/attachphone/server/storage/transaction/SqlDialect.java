package dev.attachphone.server.storage.transaction;

import java.util.Optional;

/**
 * The expressions in which the databases differ.
 *
 * @param rows a table function with one column {@code value}, which has a row for each array of its parameter, which {@link JsonRows}
 *     makes: {@code value ->> 0} is its first column
 * @param isIn a condition on a column whose values are those of a query with one column, which replaces {@code %s}; it uses an index on
 *     the column
 * @param updateLock is appended to a query whose rows the transaction changes, so that it waits for the transactions that rely on them;
 *     empty if there is only one writer
 * @param replication how commits wait for standbys; empty if the database has none
 */
public record SqlDialect(String rows, String isIn, String updateLock, Optional<SynchronousReplication> replication) {

    /** A condition on a column whose values are those of a parameter with one column. */
    public String isOneOf() {
        return isOneOf("SELECT value ->> 0 FROM " + rows);
    }

    /** A condition on a column whose values are those of a query with one column. */
    public String isOneOf(String query) {
        return isIn.replace("%s", query);
    }

    /**
     * Commits that are acknowledged only after a standby has stored them.
     *
     * @param isActive a condition that is true if commits wait for a standby
     * @param barrier a query that changes no table, and whose transaction waits at its commit as one that does
     */
    public record SynchronousReplication(String isActive, String barrier) {}
}
