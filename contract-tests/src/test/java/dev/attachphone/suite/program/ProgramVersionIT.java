package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged programs print the version of the build. */
@Tag("integration")
class ProgramVersionIT {

    @ParameterizedTest
    @CsvSource({"server.jar, server-stub", "sandbox.jar, mock-server", "suite.jar, contract-tests"})
    void versionIsThatOfTheBuild(String jar, String name) throws Exception {
        Process program = new ProcessBuilder(PackagedProgram.command(jar, "--version")).start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, program.waitFor());
        assertEquals(name + " " + BuildVersion.current(), printed.strip());
    }
}
