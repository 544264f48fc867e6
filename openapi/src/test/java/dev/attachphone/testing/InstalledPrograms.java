package dev.attachphone.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The programs and files of the machine that tests may need in addition to a JDK. */
public final class InstalledPrograms {

    private InstalledPrograms() {}

    /** Whether a missing program is an error: the environment variable {@code CI} is {@code true}. */
    public static boolean areRequired() {
        return "true".equals(System.getenv("CI"));
    }

    /** Those of the programs that are missing. A program is a name on the {@code PATH} or the path of a file. */
    public static List<String> missing(List<String> programs) {
        return programs.stream().filter(program -> !isInstalled(program)).toList();
    }

    private static boolean isInstalled(String program) {
        return program.contains("/")
                ? Files.exists(Path.of(program))
                : Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(System.getenv("PATH"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
