package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.process.OperationsServerProcess;
import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;

/** Sends the same kinds of requests to servers on one database in each round. */
final class ServerThroughput {

    // About one second of each kind.
    private static final int ASKED = 4_000;
    private static final int ATTACHED = 2_000;

    private final String name;
    private final List<OperationsServerProcess> servers;
    private int next;

    /**
     * The servers under measurement.
     *
     * @param name the name on the page
     * @param first the index of the first number to attach; servers on one database use different ones
     */
    ServerThroughput(String name, List<OperationsServerProcess> servers, int first) {
        this.name = name;
        this.servers = servers;
        this.next = first;
    }

    /** Runs one round: attaches numbers and looks them up. */
    void measure(ThroughputTable throughputTable) throws Exception {
        List<URI> urls = servers.stream().map(OperationsServerProcess::url).toList();
        List<URI> operations =
                servers.stream().map(OperationsServerProcess::operations).toList();
        int first = next;
        next += ATTACHED;
        throughputTable.add("attach, " + name, new RequestBurst(urls, BenchmarkRequests::attach).send(first, ATTACHED));
        IntFunction<String> lookup = index -> BenchmarkRequests.lookup(first + index % ATTACHED);
        throughputTable.add("lookup, " + name, new RequestBurst(operations, lookup).send(0, ASKED));
        throughputTable.add("live, " + name, new RequestBurst(urls, BenchmarkRequests::live).send(0, ASKED));
    }
}
