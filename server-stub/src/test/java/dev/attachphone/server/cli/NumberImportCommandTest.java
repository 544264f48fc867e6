package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.TestPostgresql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code number export} and {@code number import}. */
final class NumberImportCommandTest {

    private static final String HEADER = "number,account,agent_id,provider,status,purpose,attached_at\n";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void anExportIsImportedIntoAnotherDatabase() throws IOException {
        createAccount(url("first"), "Zoë, \"the\" account");
        String csv = HEADER
                + "+4930,\"Zoë, \"\"the\"\" account\",agent_1,san,inactive,TEST,2025-01-24T10:30:19.250Z\n"
                + "+4931,\"Zoë, \"\"the\"\" account\",agent_1,san,active,,2025-01-24T10:30:19Z\n";
        importFile(url("first"), csv).assertSucceeded();
        String exported = export(url("first"));

        assertEquals(csv, exported);
        createAccount(url("second"), "Zoë, \"the\" account");
        assertEquals(0, importFile(url("second"), exported).status());
        assertEquals(exported, export(url("second")));
    }

    @Test
    void theExportProgramWritesUtf8() throws Exception {
        createAccount(url("attach"), "Zoë");
        importFile(url("attach"), HEADER + "+4930,Zoë,agent_1,san,active,,2025-01-24T10:30:19Z\n");
        List<String> command =
                ServerProcess.command("number", "export", "--account", "Zoë", "--database", url("attach"));
        command.add(1, "-Dsun.jnu.encoding=UTF-8");
        ProcessBuilder export = new ProcessBuilder(command)
                .redirectError(directory.resolve("log").toFile());
        export.environment().put("LC_ALL", "C.UTF-8");
        Process process = export.start();

        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor());
        assertTrue(written.contains("+4930,Zoë,agent_1"), written);
    }

    @Test
    void conflictsAreReportedAndTheOtherRowsAreStored() throws IOException {
        createAccount(url("attach"), "acme");
        importFile(url("attach"), HEADER + "+4930,acme,agent_1,san,,,\n").assertSucceeded();
        String csv = "\ufeff" + HEADER.replace("\n", "\r\n")
                + "4930,acme,agent_1,san,,,\r\n"
                + "+4931,acme,agent_1,fax,,,\n"
                + "\n"
                + "+4932,acme,agent_1,san,open,,\n"
                + "+4933,acme,agent_1,san,,LIVE,\n"
                + "+4934,acme,agent_1,san,,,+1000000000-12-31T23:59:59Z\n"
                + "+4935,acme,agent_1,san,,,2999-12-31T23:59:59Z\n"
                + "+4930,acme,agent_2,san,,,\n"
                + "+4936,nobody,agent_1,san,,,\n"
                + "+4937,acme,agent_2,san,,,\n"
                + "+4938,acme,agent_1,twilio,,,\n"
                + "+4930,acme,agent_1,san,inactive,,\n"
                + "+4939,acme,agent_1,san,,,";
        CommandResult dryRun = importFile(url("attach"), csv, "--dry-run");

        CommandResult imported = importFile(url("attach"), csv);

        assertEquals(4, imported.status());
        assertEquals(
                List.of(
                        "line,reason",
                        "2,invalid-number",
                        "3,invalid-provider",
                        "5,unknown-status",
                        "6,unknown-purpose",
                        "7,invalid-time",
                        "8,invalid-time",
                        "9,unknown-agent",
                        "10,unknown-account",
                        "11,unknown-agent",
                        "12,provider-not-configured",
                        "13,different"),
                imported.out()
                        .lines()
                        .map(line -> line.split(",", -1)[0] + "," + line.split(",", -1)[1])
                        .toList());
        assertTrue(imported.err().startsWith("Imported 1 of 12 numbers; 0 were present, 11 refused; "), imported.err());
        assertEquals(imported.out(), dryRun.out());
        assertTrue(dryRun.err().startsWith("Would import 1 of 12"), dryRun.err());
        CommandResult again = importFile(url("attach"), csv);
        assertTrue(again.err().startsWith("Imported 0 of 12 numbers; 1 were present"), again.err());
    }

    @Test
    void aNumberOfAnotherAgentIsReportedWithItsHolder() throws IOException {
        createAccount(url("attach"), "acme");
        try (Database database = Database.open(url("attach"), Clock.systemUTC())) {
            String id = database.registries()
                    .accounts()
                    .findByName("acme")
                    .orElseThrow()
                    .id();
            database.registries().agents().create(id, "agent_2", "Two", ChangeOrigin.commandLine());
        }

        CommandResult imported =
                importFile(url("attach"), HEADER + "+4930,acme,agent_1,san,,,\n+4930,acme,agent_2,san,,,\n");

        assertEquals(4, imported.status());
        assertTrue(
                imported.out().contains("3,held,The number is attached to agent agent_1 of account "), imported.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1 must have the columns",
                "number,account|line 1 must have the columns",
                "+4931,acme,agent_1|line 3 has 3 values, but the header has 7",
                "+4931,acme,\"agent_1,san,,,|line 3 is not CSV",
                "+4931,\\377,agent_1,san,,,|line 3 is not in UTF-8"
            })
    void aMalformedFileChangesNothing(String lines, String message) throws IOException {
        createAccount(url("attach"), "acme");
        String begin = lines.startsWith("+") ? HEADER + "+4930,acme,agent_1,san,,,\n" : "";
        byte[] content = (begin + lines).replace("\\377", "\u00ff").getBytes(StandardCharsets.ISO_8859_1);

        CommandResult imported = importFile(url("attach"), content);

        imported.assertRefused(message);
        assertEquals(HEADER, export(url("attach")));
    }

    @Test
    void anEndlessLineIsRefusedWithoutReadingIt() throws IOException {
        createAccount(url("attach"), "acme");
        Path file = directory.resolve("numbers.csv");
        try (OutputStream output = Files.newOutputStream(file)) {
            output.write(HEADER.getBytes(StandardCharsets.UTF_8));
            output.write(new byte[10_000_000]);
        }

        run("number", "import", file.toString(), "--database", url("attach"))
                .assertRefused("line 2 is longer than 10000 bytes");
    }

    @Test
    void unknownFilesAndAccountsAreReported() {
        createAccount(url("attach"), "acme");

        run("number", "import", directory.resolve("none.csv").toString(), "--database", url("attach"))
                .assertRefused("none.csv does not exist");
        run("number", "export", "--account", "nobody", "--database", url("attach"))
                .assertRefused("no account has the id or the name 'nobody'");
        run("number", "export", "--database", url("missing")).assertRefused("has no account");
    }

    @Test
    void tenThousandNumbersAreImportedIntoSqlite() throws IOException {
        importTenThousand(url("attach"));
    }

    @Test
    @Tag("database")
    void tenThousandNumbersAreImportedIntoPostgresql() throws IOException {
        importTenThousand(TestPostgresql.emptyDatabase());
    }

    private void importTenThousand(String url) throws IOException {
        createAccount(url, "acme");
        String csv = HEADER
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "+49" + (10_000 + i) + ",acme,agent_1,san,active,,2025-01-24T10:30:19Z\n")
                        .collect(Collectors.joining());

        CommandResult imported = importFile(url, csv);

        assertEquals(0, imported.status(), imported.err());
        assertTrue(
                imported.err().contains("Imported 10000 of 10000 numbers; 0 were present, 0 refused"), imported.err());
        System.out.println(url.replaceFirst(":.*", "") + ": " + imported.err().strip());
        assertEquals(csv, export(url));
        try (Database database = Database.open(url, Clock.systemUTC())) {
            assertFalse(database.registries()
                    .numbers()
                    .list(new NumberFilter(null, "agent_1", null, null, null, null, null), "+4919998", 2)
                    .isEmpty());
        }
    }

    private String url(String name) {
        return "sqlite:" + directory.resolve(name + ".db");
    }

    /** Creates an account with the provider san and the agent {@code agent_1}. */
    private static void createAccount(String url, String name) {
        run("account", "create", name, "--provider", "san", "--database", url).assertSucceeded();
        try (Database database = Database.open(url, Clock.systemUTC())) {
            String id = database.registries()
                    .accounts()
                    .findByName(name)
                    .orElseThrow()
                    .id();
            database.registries().agents().create(id, "agent_1", "One", ChangeOrigin.commandLine());
        }
    }

    private CommandResult importFile(String url, String csv, String... options) throws IOException {
        return importFile(url, csv.getBytes(StandardCharsets.UTF_8), options);
    }

    private CommandResult importFile(String url, byte[] csv, String... options) throws IOException {
        Path file = Files.write(directory.resolve("numbers.csv"), csv);
        String[] arguments = {"number", "import", file.toString(), "--database", url};
        return run(Stream.of(arguments, options).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String export(String url) throws IOException {
        try (Database database = Database.open(url, Clock.systemUTC())) {
            StringWriter exported = new StringWriter();
            NumberExportCommand.write(database.registries(), null, exported);
            return exported.toString();
        }
    }

    private static CommandResult run(String... arguments) {
        return CommandResult.run(arguments);
    }
}
