package dev.attachphone.suite.program.process;

import java.io.IOException;
import java.util.List;

/**
 * Processes that are suspended until this is closed.
 *
 * @param processes the processes
 */
public record SuspendedProcesses(List<ProcessHandle> processes) implements AutoCloseable {

    /** Lets the processes continue. */
    @Override
    public void close() throws IOException, InterruptedException {
        ProcessSignal.send("CONT", processes);
    }
}
