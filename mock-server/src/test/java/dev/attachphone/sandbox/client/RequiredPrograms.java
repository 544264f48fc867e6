package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests need in addition to the JDK. */
public final class RequiredPrograms {

    private RequiredPrograms() {}

    /** Skips the test if one of the programs is missing. In CI the test fails instead. */
    public static void assumeInstalled(String... programs) {
        List<String> missing =
                Stream.of(programs).filter(program -> !isInstalled(program)).toList();
        if (!missing.isEmpty()) {
            String reason = "this test needs " + String.join(" and ", missing);
            System.out.println("skipped: " + reason);
            Assumptions.assumeTrue("true".equals(System.getenv("CI")), reason);
            fail(reason);
        }
    }

    private static boolean isInstalled(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
