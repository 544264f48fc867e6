package dev.attachphone.suite.faulty;

import java.util.function.Consumer;

/**
 * One way to be wrong.
 *
 * @param name what it is called, unique
 * @param description what such a server does, in one line
 * @param breaks makes a correct behaviour so
 */
record Fault(String name, String description, Consumer<Behaviour> breaks) {

    static Fault fault(String name, String description, Consumer<Behaviour> breaks) {
        return new Fault(name, description, breaks);
    }

    /** A behaviour of its own, wrong in this one way. */
    Behaviour behaviour() {
        Behaviour behaviour = new Behaviour();
        breaks.accept(behaviour);
        return behaviour;
    }

    @Override
    public String toString() {
        return name;
    }
}
