package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.export.ExportedStubs;
import dev.attachphone.sandbox.export.MappingsWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that exports the answers as mappings for an unmodified WireMock. */
@Command(
        name = "export",
        header = "Writes the answers as plain WireMock mappings for an unmodified WireMock.",
        synopsisHeading = "%nUsage: ",
        usageHelpWidth = 100,
        description = {
            "",
            "The exported stubs have no state: no number is ever taken, and created agents are not remembered.",
            "The folder must be empty or missing, so that stubs of an earlier export cannot remain in it.",
            ""
        })
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder to write to; created if it does not exist.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        ExportedStubs exported = ExportedStubs.of(Contract.load(), DemoWorld.load());
        write(exported);
        PrintWriter out = spec.commandLine().getOut();
        out.println(exported.stubs().size() + " stubs written to " + folder.resolve("mappings"));
        exported.notExported().forEach(name -> out.println("not exported, because it needs the sandbox: " + name));
        out.println("Serve them with WireMock:");
        out.println("java -jar wiremock-standalone.jar --root-dir " + folder + " --port 8080");
        out.flush();
        return 0;
    }

    private void write(ExportedStubs exported) {
        MappingsWriter writer = new MappingsWriter(folder);
        try {
            if (!writer.isMissingOrEmpty()) {
                throw usageError("is not an empty folder");
            }
            writer.write(exported.stubs());
        } catch (IOException e) {
            throw usageError("cannot be written to: " + e.getMessage());
        }
    }

    private ParameterException usageError(String problem) {
        return new ParameterException(spec.commandLine(), "DIR '" + folder + "' " + problem);
    }
}
