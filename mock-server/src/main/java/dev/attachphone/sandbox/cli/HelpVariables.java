package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.DelayRange;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.MagicAgent;
import dev.attachphone.sandbox.fault.MagicNumber;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.world.SandboxLimits;

/** The variables in the help text. picocli resolves them from system properties. */
final class HelpVariables {

    private HelpVariables() {}

    static void setSystemProperties() {
        DemoWorld world = DemoWorld.load();
        System.setProperty("world.token", world.accounts().get(0).token());
        System.setProperty("world.unknownAgent", world.unknownAgent());
        System.setProperty("limit.tenants", String.valueOf(SandboxLimits.MAX_TENANTS));
        System.setProperty("limit.hours", String.valueOf(SandboxLimits.IDLE_TIMEOUT.toHours()));
        System.setProperty("limit.numbers", String.valueOf(SandboxLimits.MAX_NUMBERS_PER_TENANT));
        System.setProperty("limit.allNumbers", String.valueOf(SandboxLimits.MAX_NUMBERS));
        System.setProperty("limit.agents", String.valueOf(SandboxLimits.MAX_AGENTS_PER_TENANT));
        System.setProperty("limit.entries", String.valueOf(Journal.MAX_ENTRIES_PER_TENANT));
        System.setProperty("limit.megabytes", String.valueOf(Journal.MAX_BYTES / 1024 / 1024));
        System.setProperty("limit.delay", String.valueOf(DelayRange.MAX));
        System.setProperty("faults", String.join(", ", InjectedFault.names()));
        Operation attach = Contract.load().operation("attachPhoneNumber");
        System.setProperty("magic.number", MagicNumber.numberFor(attach, attach.answer("already-attached")));
        System.setProperty("magic.answer", MagicAgent.idFor("already-attached"));
    }
}
