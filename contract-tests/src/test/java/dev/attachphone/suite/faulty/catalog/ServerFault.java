package dev.attachphone.suite.faulty.catalog;

import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.util.function.Consumer;

/**
 * A fault of a server.
 *
 * @param name the unique name
 * @param description what the faulty server does, in one line
 * @param breaks alters a correct behaviour
 */
public record ServerFault(String name, String description, Consumer<ServerBehaviour> breaks) {

    static ServerFault fault(String name, String description, Consumer<ServerBehaviour> breaks) {
        return new ServerFault(name, description, breaks);
    }

    /** A new behaviour with this fault only. */
    public ServerBehaviour behaviour() {
        ServerBehaviour serverBehaviour = new ServerBehaviour();
        breaks.accept(serverBehaviour);
        return serverBehaviour;
    }

    @Override
    public String toString() {
        return name;
    }
}
