package dev.attachphone.suite.program;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** The packaged server on SQLite, its database made to fail where a case needs that. */
class ServerContractIT extends ProgramContract {

    private static final String FAILING = "failing-database";

    @Override
    Program start(Path folder) throws IOException, InterruptedException {
        return Program.server(folder);
    }

    @Override
    Set<String> capabilities() {
        return Set.of(FAILING);
    }

    /** Each has a case in {@code unreachable.yaml} that says why. */
    @Override
    Set<String> beyondReach() {
        return Set.of("attached-pending", "attached-inactive", "invalid-phone-number-short");
    }

    @Override
    Outcome play(Bench bench, Check check) throws Exception {
        boolean fails = check instanceof CaseCheck named
                && named.played().need().capability().equals(Optional.of(FAILING));
        if (!fails) {
            return super.play(bench, check);
        }
        // Until the answer came: the server's own patience with a locked database is far shorter than the test's.
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("attach.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Outcome outcome = super.play(bench, check);
            statement.execute("ROLLBACK");
            return outcome;
        }
    }
}
