package dev.attachphone.server.storage.transaction;

import java.util.Optional;

/**
 * The expressions in which the databases differ. The first two have one parameter, which {@link JsonRows} makes.
 *
 * @param rows a table function with one column {@code value}, which has a row for each array of the parameter: {@code value ->> 0} is
 *     its first column
 * @param isOneOf a condition on a column whose values are those of a parameter with one column; it uses an index on the column
 * @param replication how commits wait for standbys; empty if the database has none
 */
public record SqlDialect(String rows, String isOneOf, Optional<SynchronousReplication> replication) {

    /**
     * Commits that are acknowledged only after a standby has stored them.
     *
     * @param isActive a condition that is true if commits wait for a standby
     * @param barrier a query that changes no table, and whose transaction waits at its commit as one that does
     */
    public record SynchronousReplication(String isActive, String barrier) {}
}
