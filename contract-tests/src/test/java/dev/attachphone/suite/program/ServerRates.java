package dev.attachphone.suite.program;

import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;

/** Asks servers on one database the same things in each round. */
final class ServerRates {

    // Enough for a second or so of each.
    private static final int ASKED = 4_000;
    private static final int ATTACHED = 2_000;

    private final String name;
    private final List<OperatedServer> servers;
    private int next;

    /**
     * Servers to measure.
     *
     * @param name what the page calls them
     * @param first the index of the first number to attach, so that servers of one database attach different ones
     */
    ServerRates(String name, List<OperatedServer> servers, int first) {
        this.name = name;
        this.servers = servers;
        this.next = first;
    }

    /** One round: what is attached in it is asked for, too. */
    void measure(Rates rates) throws Exception {
        List<URI> urls = servers.stream().map(OperatedServer::url).toList();
        List<URI> operations = servers.stream().map(OperatedServer::operations).toList();
        int first = next;
        next += ATTACHED;
        rates.add("attach, " + name, new Burst(urls, Questions::attach).send(first, ATTACHED));
        IntFunction<String> whoAnswers = index -> Questions.whoAnswers(first + index % ATTACHED);
        rates.add("who answers, " + name, new Burst(operations, whoAnswers).send(0, ASKED));
        rates.add("live, " + name, new Burst(urls, Questions::live).send(0, ASKED));
    }
}
