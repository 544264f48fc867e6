package dev.attachphone.sandbox;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.request.Effect;
import dev.attachphone.sandbox.request.Fault;
import dev.attachphone.sandbox.request.MagicAgent;
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
        System.setProperty("limit.allNumbers", String.valueOf(Limits.ALL_NUMBERS));
        System.setProperty("limit.agents", String.valueOf(Limits.AGENTS));
        System.setProperty("limit.entries", String.valueOf(Journal.ENTRIES));
        System.setProperty("limit.megabytes", String.valueOf(Journal.BYTES / 1024 / 1024));
        System.setProperty("limit.delay", String.valueOf(Effect.MAX_DELAY));
        System.setProperty("faults", String.join(", ", Fault.names()));
        System.setProperty("magic.answer", MagicAgent.forcing("already-attached"));
    }
}
