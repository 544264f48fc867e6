package dev.attachphone.suite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.program.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Installs the locked npm packages of a directory below {@code src/test}. */
final class NodePackages {

    private NodePackages() {}

    /**
     * Copies {@code package.json} and its lock file to the directory of the same name below {@code target}, and installs the
     * packages there, unless they are installed already.
     *
     * @return that directory; programs in directories below it find the packages
     */
    static Path installed(String name) throws IOException, InterruptedException {
        Path sources = Path.of("src", "test", name);
        Path folder = Files.createDirectories(Path.of("target", name));
        Path lock = folder.resolve("package-lock.json");
        boolean upToDate = Files.exists(folder.resolve("node_modules").resolve(".package-lock.json"))
                && Files.mismatch(lock, sources.resolve("package-lock.json")) < 0;
        if (!upToDate) {
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessResult result =
                    ProcessResult.in(folder, List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"));
            assertEquals(0, result.exit(), result::toString);
        }
        return folder;
    }
}
