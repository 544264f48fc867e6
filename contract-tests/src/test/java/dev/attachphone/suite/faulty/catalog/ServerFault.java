package dev.attachphone.suite.faulty.catalog;

import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.util.function.Consumer;

/**
 * One way to be wrong.
 *
 * @param name what it is called, unique
 * @param description what such a server does, in one line
 * @param breaks makes a correct behaviour so
 */
public record ServerFault(String name, String description, Consumer<ServerBehaviour> breaks) {

    static ServerFault fault(String name, String description, Consumer<ServerBehaviour> breaks) {
        return new ServerFault(name, description, breaks);
    }

    /** A behaviour of its own, wrong in this one way. */
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
