package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.world.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every realm has sent and met, within bounds. Safe for use by many threads. */
public final class Dealings {

    /** The most requests of a realm that are looked at; what was met before them still counts as met. */
    public static final int REQUESTS = 200;

    private static final class Client {

        private final Deque<Dealing> latest = new ArrayDeque<>();
        private final Set<String> met = new LinkedHashSet<>();
    }

    /**
     * What is known of a client.
     *
     * @param latest its latest requests, the oldest first
     * @param met the names of all answers and faults that it has met
     */
    public record Known(List<Dealing> latest, Set<String> met) {}

    // The longest unused comes first.
    private final Map<String, Client> clients = new LinkedHashMap<>(16, 0.75f, true);

    /** Notes a request. */
    public synchronized void add(String realm, Dealing dealing) {
        Client client = clients.computeIfAbsent(realm, name -> new Client());
        client.latest.addLast(dealing);
        client.met.add(dealing.answer());
        dealing.fault().ifPresent(fault -> client.met.add(fault.text()));
        if (client.latest.size() > REQUESTS) {
            client.latest.removeFirst();
        }
        if (clients.size() > Limits.REALMS) {
            clients.remove(clients.keySet().iterator().next());
        }
    }

    /** What is known of a realm. */
    public synchronized Known of(String realm) {
        Client client = clients.getOrDefault(realm, new Client());
        return new Known(List.copyOf(client.latest), new LinkedHashSet<>(client.met));
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
