package dev.attachphone.suite.program.benchmark;

import dev.attachphone.openapi.DemoWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Runs PostgreSQL's pgbench with scripts that attach one number, or sixteen, in one transaction. */
final class Pgbench {

    private static final Pattern PROGRESS = Pattern.compile("progress: ([0-9]+)\\.[0-9] s, ([0-9.]+) tps");
    private static final String AGENT =
            DemoWorld.load().accounts().get(0).agents().get(0);

    private static final int GROUP = 16;

    /** The sessions of PostgreSQL are new, and read the definitions of the tables first. This time is not measured. */
    static final int WARM_UP_SECONDS = 8;

    private final URI database;
    private final Path single;
    private final Path group;

    Pgbench(String database, Path folder) throws IOException {
        this.database = URI.create(database);
        this.single = script(folder, 1);
        this.group = script(folder, GROUP);
    }

    private static Path script(Path folder, int numbers) throws IOException {
        return Files.writeString(folder.resolve("attach-" + numbers + ".sql"), """
                \\set number random(1, 9000000000000)
                BEGIN;
                SELECT account_id FROM credential WHERE sha256 = 'x' AND revoked_at IS NULL;
                INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)
                  SELECT '+' || (:number + i * 387420489000) % 9000000000000, account_id, id, 'san', 'ACTIVE', 0
                  FROM agent, generate_series(1, NUMBERS) AS i WHERE id = 'AGENT' ON CONFLICT (number) DO NOTHING;
                INSERT INTO attachment_history
                    (event, number, account_id, agent_id, provider, at, actor_kind, actor, request_id)
                  SELECT 'ATTACHED', '+' || (:number + i * 387420489000) % 9000000000000, account_id, id, 'san', 0,
                    'CREDENTIAL', '5e884898da280471', '6d1f5a52-6c0e-4f0e-9a43-2f1c5d1b7a10'
                  FROM agent, generate_series(1, NUMBERS) AS i WHERE id = 'AGENT';
                COMMIT;
                """.replace("AGENT", AGENT)
                .replace("NUMBERS", String.valueOf(numbers)));
    }

    String version() throws Exception {
        return run("pgbench", "--version").strip();
    }

    /** Attaches per second with one number in a transaction. */
    double attachesPerSecond(int connections, double seconds) throws Exception {
        return transactionsPerSecond(single, connections, seconds);
    }

    /** Attaches per second with sixteen numbers in a transaction. */
    double groupedAttachesPerSecond(int connections, double seconds) throws Exception {
        return GROUP * transactionsPerSecond(group, connections, seconds);
    }

    private double transactionsPerSecond(Path script, int connections, double seconds) throws Exception {
        String output = run(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + database.getUserInfo(),
                "--client=" + connections,
                "--jobs=2",
                // One second more, since the last report may be missing.
                "--time=" + (WARM_UP_SECONDS + Math.round(seconds) + 1),
                "--progress=" + Math.round(seconds),
                "--file=" + script,
                database.getPath().substring(1));
        return PROGRESS.matcher(output)
                .results()
                .filter(report -> Integer.parseInt(report.group(1)) == WARM_UP_SECONDS + Math.round(seconds))
                .map(report -> Double.parseDouble(report.group(2)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        String.format(Locale.ROOT, "pgbench with %d connections printed: %s", connections, output)));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
