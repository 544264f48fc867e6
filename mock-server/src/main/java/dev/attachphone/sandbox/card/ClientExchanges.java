package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.world.SandboxLimits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recent exchanges of every tenant, bounded in number. Thread-safe. */
public final class ClientExchanges {

    /** The maximum number of exchanges kept for a tenant. Answers met before remain in {@link HistorySnapshot#met()}. */
    public static final int MAX_EXCHANGES_PER_CLIENT = 200;

    private static final class ClientHistory {
        private final Deque<ClientExchange> latest = new ArrayDeque<>();
        private final Map<String, MetCount> met = new LinkedHashMap<>();

        private void count(String name, boolean isForced) {
            MetCount before = met.getOrDefault(name, MetCount.NONE);
            met.put(name, new MetCount(before.natural() + (isForced ? 0 : 1), before.forced() + (isForced ? 1 : 0)));
        }
    }

    /**
     * How often a client received an answer or fault.
     *
     * @param natural how often because of its request
     * @param forced how often because something forced it
     */
    public record MetCount(int natural, int forced) {

        static final MetCount NONE = new MetCount(0, 0);
    }

    /**
     * The history of a client at one time.
     *
     * @param latest its latest exchanges, oldest first
     * @param met how often it has received each answer and fault, by name
     */
    public record HistorySnapshot(List<ClientExchange> latest, Map<String, MetCount> met) {}

    // In access order, so that the least recently used tenant is removed first.
    private final Map<String, ClientHistory> clients = new LinkedHashMap<>(16, 0.75f, true);

    /** Adds an exchange. */
    public synchronized void add(String tenant, ClientExchange exchange) {
        ClientHistory client = clients.computeIfAbsent(tenant, name -> new ClientHistory());
        client.latest.addLast(exchange);
        if (exchange.isResponseDelivered()) {
            client.count(exchange.answer(), exchange.answerCause() != ResponseCause.NATURAL);
        }
        exchange.fault().ifPresent(fault -> client.count(fault.text(), true));
        if (client.latest.size() > MAX_EXCHANGES_PER_CLIENT) {
            client.latest.removeFirst();
        }
        if (clients.size() > SandboxLimits.MAX_TENANTS) {
            clients.remove(clients.keySet().iterator().next());
        }
    }

    /** The history of a tenant; empty if there is none. */
    public synchronized HistorySnapshot of(String tenant) {
        ClientHistory client = clients.getOrDefault(tenant, new ClientHistory());
        return new HistorySnapshot(List.copyOf(client.latest), new LinkedHashMap<>(client.met));
    }

    /** Removes the history of a tenant. */
    public synchronized void clear(String tenant) {
        clients.remove(tenant);
    }

    /** Removes the histories of all tenants. */
    public synchronized void clear() {
        clients.clear();
    }
}
