package dev.attachphone.suite.program;

import dev.attachphone.suite.program.process.PackagedProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The packaged sandbox. */
class SandboxContractIT extends ProgramContractTests {

    @Override
    PackagedProgram start(Path folder) throws IOException, InterruptedException {
        return PackagedProgram.sandbox(folder);
    }

    @Override
    Set<String> capabilities() {
        return Set.of();
    }

    @Override
    Set<String> beyondReach() {
        return Set.of();
    }
}
