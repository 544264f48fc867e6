package dev.attachphone.suite.program.benchmark;

import dev.attachphone.openapi.DemoWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs PostgreSQL's pgbench with a script that attaches one number in one transaction. */
final class Pgbench {

    private static final Pattern RESULT = Pattern.compile("tps = ([0-9.]+)");
    private static final String AGENT =
            DemoWorld.load().accounts().get(0).agents().get(0);

    private final URI database;
    private final Path script;

    Pgbench(String database, Path folder) throws IOException {
        this.database = URI.create(database);
        this.script = Files.writeString(folder.resolve("attach.sql"), """
                \\set number random(1, 9000000000000)
                BEGIN;
                SELECT account_id FROM credential WHERE sha256 = 'x' AND revoked_at IS NULL;
                INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)
                  SELECT '+' || :number, account_id, id, 'san', 'ACTIVE', 0 FROM agent WHERE id = 'AGENT'
                  ON CONFLICT (number) DO NOTHING;
                INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)
                  SELECT 'ATTACHED', '+' || :number, account_id, id, 'san', 0 FROM agent WHERE id = 'AGENT';
                COMMIT;
                """.replace("AGENT", AGENT));
    }

    String version() throws Exception {
        return run("pgbench", "--version").strip();
    }

    double transactionsPerSecond(int connections, double seconds) throws Exception {
        String output = run(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + database.getUserInfo(),
                "--client=" + connections,
                "--jobs=2",
                "--time=" + Math.round(seconds),
                "--file=" + script,
                database.getPath().substring(1));
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "pgbench with %d connections printed: %s", connections, output));
        }
        return Double.parseDouble(result.group(1));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
