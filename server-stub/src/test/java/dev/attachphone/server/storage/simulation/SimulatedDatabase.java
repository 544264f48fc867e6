package dev.attachphone.server.storage.simulation;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.storage.simulation.FaultPlan.CallFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database whose calls end at once, or wait on simulated threads. */
public interface SimulatedDatabase extends AutoCloseable {

    /** An entry of the history. */
    record HistoryRow(String event, String number, String agentId, Instant at) {}

    /** Creates databases. */
    interface SimulationFactory {

        /** The faults that the database can have. */
        Set<CallFault> faults();

        /** Creates a database without attachments. */
        SimulatedDatabase create(SimulatedThreads threads);
    }

    /** Opens a connection. {@link Connection#abort} lets its transaction fail. */
    Connection connect() throws SQLException;

    /** The committed attachments by number. */
    Map<String, Attachment> attachments();

    /** The committed history in its order. */
    List<HistoryRow> history();

    /** Closes all connections. */
    @Override
    void close();
}
