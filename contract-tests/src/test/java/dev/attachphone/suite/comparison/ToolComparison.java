package dev.attachphone.suite.comparison;

import dev.attachphone.suite.faulty.catalog.ServerFault;
import dev.attachphone.suite.faulty.catalog.ServerFaults;
import dev.attachphone.suite.faulty.server.FaultyServer;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the suite and other tools against a sample of the faulty servers; the profile {@code comparison} runs it and writes its page. */
@Tag("measurement")
class ToolComparison {

    /** One of this number of servers of each kind is in the sample. */
    private static final int EVERY = Integer.getInteger("comparison.every", 25);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void publish() throws Exception {
        InstalledTools installed = new InstalledTools(Files.createDirectory(folder.resolve("tools")));
        ComparisonReport report = new ComparisonReport(EVERY, installed.missing());
        for (ComparedTool tool : installed.tools()) {
            List<ToolRun> correct = List.of(run(tool, new ServerBehaviour()), run(tool, new ServerBehaviour()));
            report.correct(tool, correct);
            Set<String> failedOnCorrect =
                    correct.stream().flatMap(each -> each.failed().stream()).collect(Collectors.toSet());
            for (Map.Entry<String, List<ServerFault>> kind :
                    ServerFaults.byKind().entrySet()) {
                for (ServerFault fault : sample(kind.getValue())) {
                    ToolRun run = run(tool, fault.behaviour());
                    boolean detected = !failedOnCorrect.containsAll(run.failed());
                    report.faulty(tool, kind.getKey(), fault.name(), detected, run.seconds());
                }
            }
        }
        report.publish();
    }

    private static List<ServerFault> sample(List<ServerFault> faults) {
        List<ServerFault> sample = new ArrayList<>();
        for (int index = 0; index < faults.size(); index += EVERY) {
            sample.add(faults.get(index));
        }
        return sample;
    }

    private ToolRun run(ComparedTool tool, ServerBehaviour behaviour) throws Exception {
        try (FaultyServer server = FaultyServer.start(behaviour)) {
            return tool.run(server.url(), Files.createTempDirectory(folder, "run"));
        }
    }
}
