package dev.attachphone.server.storage.simulation;

/** A mistake that a server can have. The simulation must find each of them. */
public enum Defect {
    /** A success is answered before its transaction is committed. */
    ACKNOWLEDGES_BEFORE_COMMIT,
    /** A commit with a warning is taken for durable. */
    IGNORES_COMMIT_WARNING,
    /** A row that another server has inserted first is taken for inserted. */
    IGNORES_LOST_RACE,
    /** A connection on which a call failed is used again. */
    KEEPS_BROKEN_CONNECTION,
    /** A request that waits for the next group is not told to execute it, or that it has ended. */
    FORGETS_TO_WAKE,
    /** A group is decided on what an earlier one has read. */
    READS_STALE_SNAPSHOT,
    /** The numbers of one request are attached one after the other. */
    SPLITS_REQUEST,
    /**
     * Numbers that are attached already can be detached before the success that includes them is committed.
     */
    LOCKS_NO_ROWS
}
