package dev.attachphone.sandbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OutputFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"export", "requests"})
    void missingOrEmptyFolderIsAccepted(String command) throws IOException {
        assertEquals(0, run(command, Files.createDirectory(folder.resolve("empty"))));
        assertEquals(0, run(command, folder.resolve("missing/folder")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "requests"})
    void fileAndNonEmptyFolderAreNotAccepted(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertEquals(CommandLine.ExitCode.USAGE, run(command, file));
        assertEquals(CommandLine.ExitCode.USAGE, run(command, folder));
        assertTrue(errors.toString().contains("is not an empty folder"), errors.toString());
        assertEquals("mine", Files.readString(file));
    }

    private int run(String command, Path output) {
        PrintWriter writer = new PrintWriter(errors, true);
        return SandboxCommand.commandLine().setErr(writer).setOut(writer).execute(command, output.toString());
    }
}
