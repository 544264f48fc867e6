package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right programs pass, whatever the seed: the profile {@code measure} plays this and publishes it. */
class MeasuredRuns {

    private static final int SEEDS = Integer.getInteger("measured.seeds", 100);

    // A hundred runs of a hundred sequences each: ten thousand.
    private static final int SEQUENCES = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void noFalseAlarm() throws Exception {
        Map<String, List<Told>> runs = new LinkedHashMap<>();
        try (Program server = Program.server(Files.createDirectory(folder.resolve("server")));
                Program sandbox = Program.sandbox(Files.createDirectory(folder.resolve("sandbox")))) {
            runs.put("server", eachSeed("--url", text(server.url())));
            runs.put("sandbox", eachSeed("--url", text(sandbox.url())));
            runs.put(
                    "server against sandbox",
                    eachSeed("--url", text(server.url()), "--against", text(sandbox.url()), "--cases", "" + SEQUENCES));
        }
        new MeasuredPage(runs).publish();
    }

    private List<Told> eachSeed(String... arguments) throws Exception {
        List<Told> told = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<String> command = new ArrayList<>(Program.command("suite.jar", arguments));
            command.addAll(List.of("--seed", "" + seed));
            Ended ended = Ended.of(folder, Map.of(), command);
            assertEquals(0, ended.exit(), ended.output() + ended.errors());
            told.add(Told.by(ended.output()));
        }
        return told;
    }

    private static String text(URI url) {
        return url.toString();
    }
}
