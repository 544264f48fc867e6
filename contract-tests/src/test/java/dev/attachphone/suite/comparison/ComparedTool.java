package dev.attachphone.suite.comparison;

import dev.attachphone.suite.program.process.ProcessResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tool that tests a server.
 *
 * @param name the name and the version
 * @param settings the settings, in one line
 * @param command returns the command for a server; it runs in a new folder
 * @param reader reads the tests and whether each passed
 */
record ComparedTool(String name, String settings, Command command, ResultReader reader) {

    // `timeout` exits with this status if it had to end the command.
    private static final int ENDED = 124;
    private static final String LIMIT = "300";

    /** The command that tests a server. */
    interface Command {
        List<String> of(URI server, Path folder) throws IOException;
    }

    /** Reads which tests passed. */
    interface ResultReader {
        Map<String, Boolean> passed(Path folder, ProcessResult result) throws IOException;
    }

    /** Runs the tool in an empty folder. */
    ToolRun run(URI server, Path folder) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("timeout", LIMIT));
        words.addAll(command.of(server, folder));
        long begin = System.nanoTime();
        ProcessResult result = ProcessResult.in(folder, words);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (result.exit() == ENDED) {
            return new ToolRun(Set.of("no end within " + LIMIT + " seconds"), 0, seconds);
        }
        Map<String, Boolean> passed = reader.passed(folder, result);
        Set<String> failed = new TreeSet<>();
        passed.forEach((test, good) -> {
            if (!good) {
                failed.add(test);
            }
        });
        if (passed.isEmpty() && result.exit() != 0) {
            failed.add("exit status " + result.exit());
        }
        return new ToolRun(failed, passed.size(), seconds);
    }
}
