package dev.attachphone.suite.program.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Signals to processes. */
final class ProcessSignal {

    /** Only ends a test that has failed. */
    private static final int MAX_SECONDS = 60;

    private ProcessSignal() {}

    /** Sends a signal, such as {@code STOP}, to those of the processes that still run. */
    static void send(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> pids = processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(process -> String.valueOf(process.pid()))
                .toList();
        if (!pids.isEmpty()) {
            List<String> command = Stream.concat(Stream.of("kill", "-" + signal), pids.stream())
                    .toList();
            // Fails for a process that has just ended.
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** Suspends the process and the processes that it has started. */
    static List<ProcessHandle> suspendWithDescendants(ProcessHandle process) throws IOException, InterruptedException {
        // First the process itself, so that it starts no more.
        send("STOP", List.of(process));
        List<ProcessHandle> descendants = process.descendants().toList();
        send("STOP", descendants);
        return Stream.concat(Stream.of(process), descendants.stream()).toList();
    }

    /** Kills the process and the processes that it has started, and waits for their ends. */
    static void killWithDescendants(ProcessHandle process) throws IOException, InterruptedException {
        List<ProcessHandle> all = suspendWithDescendants(process);
        send("KILL", all);
        all.forEach(
                each -> each.onExit().orTimeout(MAX_SECONDS, TimeUnit.SECONDS).join());
    }
}
