package dev.attachphone.sandbox;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.world.Limits;

/** The figures and names in the help text, which picocli takes from system properties. */
final class HelpValues {

    private HelpValues() {}

    static void publish() {
        DemoWorld world = DemoWorld.load();
        System.setProperty("world.token", world.accounts().get(0).token());
        System.setProperty("world.unknownAgent", world.unknownAgent());
        System.setProperty("limit.realms", String.valueOf(Limits.REALMS));
        System.setProperty("limit.hours", String.valueOf(Limits.UNUSED.toHours()));
        System.setProperty("limit.numbers", String.valueOf(Limits.NUMBERS));
        System.setProperty("limit.agents", String.valueOf(Limits.AGENTS));
    }
}
