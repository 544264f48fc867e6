package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.world.SandboxLimits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every realm has sent and met, within bounds. Safe for use by many threads. */
public final class ClientExchanges {

    /** The most requests of a realm that are looked at; what was met before them still counts as met. */
    public static final int MAX_EXCHANGES_PER_CLIENT = 200;

    private static final class ClientHistory {

        private final Deque<ClientExchange> latest = new ArrayDeque<>();
        private final Set<String> met = new LinkedHashSet<>();
    }

    /**
     * What is known of a client.
     *
     * @param latest its latest requests, the oldest first
     * @param met the names of all answers and faults that it has met
     */
    public record HistorySnapshot(List<ClientExchange> latest, Set<String> met) {}

    // The longest unused comes first.
    private final Map<String, ClientHistory> clients = new LinkedHashMap<>(16, 0.75f, true);

    /** Notes a request. */
    public synchronized void add(String realm, ClientExchange clientExchange) {
        ClientHistory clientHistory = clients.computeIfAbsent(realm, name -> new ClientHistory());
        clientHistory.latest.addLast(clientExchange);
        clientHistory.met.add(clientExchange.answer());
        clientExchange.fault().ifPresent(injectedFault -> clientHistory.met.add(injectedFault.text()));
        if (clientHistory.latest.size() > MAX_EXCHANGES_PER_CLIENT) {
            clientHistory.latest.removeFirst();
        }
        if (clients.size() > SandboxLimits.MAX_TENANTS) {
            clients.remove(clients.keySet().iterator().next());
        }
    }

    /** What is known of a realm. */
    public synchronized HistorySnapshot of(String realm) {
        ClientHistory clientHistory = clients.getOrDefault(realm, new ClientHistory());
        return new HistorySnapshot(List.copyOf(clientHistory.latest), new LinkedHashSet<>(clientHistory.met));
    }

    /** Forgets what a realm sent and met. */
    public synchronized void forget(String realm) {
        clients.remove(realm);
    }

    /** Forgets every realm. */
    public synchronized void forgetAll() {
        clients.clear();
    }
}
