package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.program.process.PackagedProgram;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged programs print the same version. */
@Tag("integration")
class ProgramVersionIT {

    @Test
    void programsHaveTheSameVersion() throws Exception {
        String server = printed("server.jar");
        assertTrue(server.matches("server-stub \\d+\\.\\d+\\.\\d+(\\+[0-9a-f]{7})?"), server);

        String version = server.substring("server-stub".length());
        assertEquals("mock-server" + version, printed("sandbox.jar"));
        assertEquals("contract-tests" + version, printed("suite.jar"));
    }

    private static String printed(String jar) throws Exception {
        Process program = new ProcessBuilder(PackagedProgram.command(jar, "--version")).start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, program.waitFor());
        return output.strip();
    }
}
