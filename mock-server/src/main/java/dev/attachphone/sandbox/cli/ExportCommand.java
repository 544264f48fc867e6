package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.export.ExportedStubs;
import dev.attachphone.sandbox.export.MappingsWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that exports the answers as mappings for an unmodified WireMock. */
@Command(
        name = "export",
        header = "Writes the answers as plain WireMock mappings for an unmodified WireMock.",
        synopsisHeading = "%nUsage: ",
        usageHelpWidth = 100,
        description = {
            "",
            "The exported stubs have no state: no number is ever taken, and created agents are not remembered.",
            ""
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private OutputFolder output = new OutputFolder();

    @Override
    public Integer call() {
        ExportedStubs exported = ExportedStubs.of(Contract.load(), DemoWorld.load());
        Path folder = output.filledBy(root -> new MappingsWriter(root).write(exported.stubs()));
        PrintWriter out = output.out();
        out.println(exported.stubs().size() + " stubs written to " + folder.resolve("mappings"));
        exported.notExported().forEach(name -> out.println("not exported, because it needs the sandbox: " + name));
        out.println("Serve them with WireMock:");
        out.println("java -jar wiremock-standalone.jar --root-dir " + folder + " --port 8080");
        out.flush();
        return 0;
    }
}
