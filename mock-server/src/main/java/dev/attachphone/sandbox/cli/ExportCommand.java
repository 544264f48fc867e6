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

/** The command that writes the sandbox's stubs for a WireMock without our classes. */
@Command(
        name = "export",
        header = "Writes the answers as plain WireMock mappings, which a stock WireMock serves.",
        synopsisHeading = "%nUsage: ",
        usageHelpWidth = 100,
        description = {
            "",
            "What needs state stays behind: no number is ever taken, and no created agent is remembered.",
            "A folder that is not empty is refused: a stub left there by an earlier export would go on answering.",
            ""
        })
public final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder to write to; made if it does not exist.")
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
        ExportedStubs plain = ExportedStubs.of(Contract.load(), DemoWorld.load());
        write(plain);
        PrintWriter out = spec.commandLine().getOut();
        out.println(plain.stubs().size() + " stubs written to " + folder.resolve("mappings"));
        plain.notExported().forEach(name -> out.println("left out, for it needs the sandbox itself: " + name));
        out.println("A stock WireMock serves them:");
        out.println("java -jar wiremock-standalone.jar --root-dir " + folder + " --port 8080");
        out.flush();
        return 0;
    }

    private void write(ExportedStubs plain) {
        MappingsWriter files = new MappingsWriter(folder);
        try {
            if (!files.isMissingOrEmpty()) {
                throw refused("is not an empty folder");
            }
            files.write(plain.stubs());
        } catch (IOException e) {
            throw refused("cannot be written to: " + e.getMessage());
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), "DIR '" + folder + "' " + why);
    }
}
