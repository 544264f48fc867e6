package dev.attachphone.suite.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The packaged sandbox, which gives every named answer. */
class SandboxContractIT extends ProgramContract {

    @Override
    Program start(Path folder) throws IOException, InterruptedException {
        return Program.sandbox(folder);
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
