package dev.attachphone.sandbox.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The parameter for a folder that a command fills, and the option {@code --help}. The folder must be empty or missing, so that no older files
 * remain in it.
 */
final class OutputFolder {

    /** Writes files into a folder. */
    @FunctionalInterface
    interface Writer {
        void writeTo(Path folder) throws IOException;
    }

    @Parameters(
            paramLabel = "DIR",
            description = "The folder to write to, empty or missing; created if it does not exist.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Fills the folder.
     *
     * @throws ParameterException if it is not empty, or cannot be written to
     */
    Path filledBy(Writer writer) {
        try {
            if (!isMissingOrEmpty()) {
                throw usageError("is not an empty folder");
            }
            writer.writeTo(folder);
            return folder;
        } catch (IOException e) {
            throw usageError("cannot be written to: " + e.getMessage());
        }
    }

    /** The standard output of the command. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private boolean isMissingOrEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private ParameterException usageError(String problem) {
        return new ParameterException(spec.commandLine(), "DIR '" + folder + "' " + problem);
    }
}
