package dev.attachphone.testing;

import java.nio.file.Path;
import java.util.List;

/** The languages in which the console of the sandbox copies a request, and how their code is run. */
public enum SnippetLanguage {
    CURL("cURL", "request.sh", "curl"),
    FETCH("fetch", "request.mjs", "node"),
    PYTHON("Python", "request.py", "python3"),
    PHP("PHP", "request.php", "php"),
    JAVA("Java", "SendRequest.java", "java");

    private final String label;
    private final String file;
    private final String program;

    SnippetLanguage(String label, String file, String program) {
        this.label = label;
        this.file = file;
        this.program = program;
    }

    /** The name in the console. */
    public String label() {
        return label;
    }

    /** The name of a file with the code. */
    public String file() {
        return file;
    }

    /** The programs that it needs in addition to a JDK. */
    public List<String> programs() {
        return this == JAVA ? List.of() : List.of(program);
    }

    /** The command that runs a file. */
    public List<String> command() {
        return switch (this) {
            case CURL -> List.of("sh");
            case JAVA ->
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", program).toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.stdout.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8");
            default -> List.of(program);
        };
    }
}
