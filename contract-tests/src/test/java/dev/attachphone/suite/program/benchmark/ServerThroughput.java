package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.process.OperationsServerProcess;
import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;

/** Asks servers on one database the same things in each round. */
final class ServerThroughput {

    // Enough for a second or so of each.
    private static final int ASKED = 4_000;
    private static final int ATTACHED = 2_000;

    private final String name;
    private final List<OperationsServerProcess> servers;
    private int next;

    /**
     * Servers to measure.
     *
     * @param name what the page calls them
     * @param first the index of the first number to attach, so that servers of one database attach different ones
     */
    ServerThroughput(String name, List<OperationsServerProcess> servers, int first) {
        this.name = name;
        this.servers = servers;
        this.next = first;
    }

    /** One round: what is attached in it is asked for, too. */
    void measure(ThroughputTable throughputTable) throws Exception {
        List<URI> urls = servers.stream().map(OperationsServerProcess::url).toList();
        List<URI> operations =
                servers.stream().map(OperationsServerProcess::operations).toList();
        int first = next;
        next += ATTACHED;
        throughputTable.add("attach, " + name, new RequestBurst(urls, BenchmarkRequests::attach).send(first, ATTACHED));
        IntFunction<String> whoAnswers = index -> BenchmarkRequests.whoAnswers(first + index % ATTACHED);
        throughputTable.add("who answers, " + name, new RequestBurst(operations, whoAnswers).send(0, ASKED));
        throughputTable.add("live, " + name, new RequestBurst(urls, BenchmarkRequests::live).send(0, ASKED));
    }
}
