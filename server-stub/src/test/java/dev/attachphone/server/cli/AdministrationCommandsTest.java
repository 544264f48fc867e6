package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account, credential and number commands, on a database that a server uses at the same time. */
final class AdministrationCommandsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aCredentialIsIssuedListedAndRevoked() {
        try (Database server = Database.open(url(), CLOCK)) {
            run("account", "create", "acme", "--provider", "san");
            String credential = run("credential", "issue", "acme").strip();
            assertTrue(isValid(server, credential));
            String listed = run("credential", "list", "acme");
            assertTrue(listed.contains(credential.substring(0, 8)) && !listed.contains(credential), listed);
            String id = listed.lines()
                    .filter(line -> line.contains(credential.substring(0, 8)))
                    .findFirst()
                    .orElseThrow()
                    .substring(0, 16);

            assertTrue(run("credential", "revoke", id).contains("revoked"));

            assertEquals(false, isValid(server, credential));
        }
    }

    @Test
    void anExpiredCredentialIsInvalid() {
        run("account", "create", "acme");
        String credential = run("credential", "issue", "acme", "--expires-at", "2099-01-24T00:00:00Z")
                .strip();

        try (Database server = Database.open(url(), CLOCK)) {
            assertEquals(true, isValid(server, credential, Instant.parse("2099-01-23T23:59:59Z")));
            assertEquals(false, isValid(server, credential, Instant.parse("2099-01-24T00:00:00Z")));
        }
    }

    @Test
    void aNumberIsDetached() {
        run("account", "create", "acme", "--provider", "san");
        String id = attach("+4930");
        try (Database server = Database.open(url(), CLOCK)) {
            assertTrue(run("number", "detach", "+4930").contains("agent a of account " + id));

            assertEquals(Optional.empty(), server.registries().numbers().find("+4930"));
        }
    }

    @Test
    void numbersAreListedAndCounted() {
        run("account", "create", "acme", "--provider", "san");
        String id = attach("+918062810341", "+4930");

        assertEquals(
                "+4930  " + id + "  a  san  active  -\n+918062810341  " + id + "  a  san  active  -\n",
                run("number", "list"));
        assertEquals(
                "+918062810341  " + id + "  a  san  active  -\n",
                run("number", "list", "--account", "acme", "--prefix", "+9180", "--last-digits", "0341"));
        assertEquals("san  active  2\ntotal  2\n", run("number", "count"));
        assertEquals("total  0\n", run("number", "count", "--status", "pending", "--provider", "twilio"));
        assertRefused("--last-digits must be 4 to 15 digits", "number", "list", "--last-digits", "341");
        assertRefused("--prefix must be 1 to 15 digits", "number", "count", "--prefix", "0");
        assertRefused("--status must be one of active, pending, inactive", "number", "list", "--status", "ACTIVE");
        assertRefused("no account has the id or the name 'other'", "number", "list", "--account", "other");
    }

    @Test
    void numbersAreSetTransferredAndDetachedTogether() throws IOException {
        run("account", "create", "acme", "--provider", "san");
        String id = attach("+4930", "+4931", "+4932");
        try (Database server = Database.open(url(), CLOCK)) {
            server.agents().insert(new Account(id), new Agent("b", "B", null, null), ChangeOrigin.commandLine());
        }
        Path file = Files.writeString(directory.resolve("numbers"), "+4931\n\n  +4932 \n");

        assertEquals(
                "+4930  " + id + "  a  san  inactive  TEST\n",
                run("number", "set", "+4930", "--status", "inactive", "--purpose", "TEST"));
        assertEquals("+4930  " + id + "  a  san  inactive  -\n", run("number", "set", "+4930", "--purpose", "none"));
        assertEquals(
                "+4930  attached to agent b of account " + id + "\n+4931  attached to agent b of account " + id
                        + "\n+4932  attached to agent b of account " + id + "\n",
                run("number", "transfer", "+4930", "--file", file.toString(), "--to", "b"));
        assertRefused("not attached; nothing was changed: +4933", "number", "detach", "+4930", "+4933");
        assertRefused("there is no such agent; nothing was changed", "number", "transfer", "+4930", "--to", "c");
        assertRefused("NUMBER must be a list of 1 to 1000", "number", "detach");
        assertRefused("NUMBER/1 must be a number in E.164 format", "number", "detach", "+4930", "4931");
        assertRefused("give the new --status", "number", "set", "+4930");
        assertRefused("--purpose must be one of TEST, PRODUCTION", "number", "set", "+4930", "--purpose", "test");
        assertRefused("--file", "number", "detach", "--file", directory.toString());
        assertEquals(
                2, run("number", "detach", "--file", file.toString()).lines().count());
        assertEquals("san  inactive  1\ntotal  1\n", run("number", "count", "--agent", "b"));
    }

    /** Attaches numbers to the agent a of the account acme, and returns the id of the account. */
    private String attach(String... numbers) {
        try (Database server = Database.open(url(), CLOCK)) {
            String id = server.registries()
                    .accounts()
                    .findByName("acme")
                    .orElseThrow()
                    .id();
            server.agents().insert(new Account(id), new Agent("a", "A", null, null), ChangeOrigin.commandLine());
            new AttachPhoneNumbers(server.attachments(), CLOCK)
                    .attach(
                            new Account(id),
                            new AttachCommand("a", "san", List.of(numbers)),
                            ChangeOrigin.commandLine());
            return id;
        }
    }

    @Test
    void unknownNamesAndInvalidValuesAreReported() {
        run("account", "create", "acme");

        assertRefused("nobody", "credential", "issue", "nobody");
        assertRefused("0123456789abcdef", "credential", "revoke", "0123456789abcdef");
        assertRefused("+4930", "number", "detach", "+4930");
        assertRefused("+1000000000", "credential", "issue", "acme", "--expires-at", "+1000000000-12-31T23:59:59Z");
        assertRefused("-1000000000", "credential", "issue", "acme", "--expires-at=-1000000000-01-01T00:00:00Z");
        assertRefused("in the future", "credential", "issue", "acme", "--expires-at", "2020-01-24T00:00:00Z");
        assertRefused("'2099-01-24T24:00:00Z'", "credential", "issue", "acme", "--expires-at", "2099-01-24T24:00:00Z");
        assertRefused("'2099-12-31T23:59:60Z'", "credential", "issue", "acme", "--expires-at", "2099-12-31T23:59:60Z");
        assertRefused("control characters", "account", "create", "x\ny");
        assertRefused("'soon' is not an instant such as", "credential", "issue", "acme", "--expires-at", "soon");
    }

    @Test
    void aCredentialPassedAsAnIdIsNotPrinted() {
        run("account", "create", "acme");
        String credential = run("credential", "issue", "acme").strip();

        CommandResult revoked = ran("credential", "revoke", credential);

        revoked.assertRefused("16 hexadecimal digits");
        assertFalse(revoked.err().contains(credential.substring(8)), revoked.err());
    }

    @Test
    void aMissingDatabaseIsReportedAndNotCreated() {
        assertRefused(url(), "account", "list");
        assertRefused(url(), "credential", "issue", "acme");
        assertRefused(url(), "credential", "list", "acme");
        assertRefused(url(), "credential", "revoke", "0123456789abcdef");
        assertRefused(url(), "number", "detach", "+4930");
        assertRefused(url(), "number", "list");
        assertRefused(url(), "number", "count");

        assertFalse(Files.exists(directory.resolve("attach.db")));
    }

    @Test
    void accountsAreListed() {
        run("account", "create", "acme", "--provider", "san", "--provider", "twilio");
        run("account", "create", "bolt");

        assertEquals(
                List.of("acme  san,twilio", "bolt  "),
                run("account", "list").lines().map(line -> line.substring(38)).toList());
    }

    @Test
    void anAccountIsRenamedSuspendedResumedAndDeleted() {
        String credential = run("account", "create", "acme")
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
        run("account", "create", "bolt");
        try (Database server = Database.open(url(), CLOCK)) {
            assertRefused("'bolt'", "account", "rename", "acme", "bolt");
            assertRefused("control characters", "account", "rename", "acme", "x\ny");
            run("account", "rename", "acme", "apex");
            run("account", "suspend", "apex");
            assertFalse(isValid(server, credential));
            assertTrue(run("account", "list").contains("apex    suspended at "));
            run("account", "resume", "apex");
            assertTrue(isValid(server, credential));
            String id = server.registries()
                    .accounts()
                    .findByName("apex")
                    .orElseThrow()
                    .id();
            server.registries().agents().create(id, "a", "A", ChangeOrigin.commandLine());
            assertRefused("has agents", "account", "delete", "apex");
            server.registries().agents().delete("a", ChangeOrigin.commandLine());
            run("account", "delete", "apex");
            assertFalse(isValid(server, credential));
            assertRefused("'apex'", "account", "delete", "apex");
            assertEquals(
                    ChangeOrigin.commandLine(),
                    server.registries()
                            .audit()
                            .list(id, ActorFilter.ALL, Long.MAX_VALUE, 1)
                            .get(0)
                            .origin());
        }
    }

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }

    private static boolean isValid(Database database, String credential) {
        return isValid(database, credential, CLOCK.instant());
    }

    private static boolean isValid(Database database, String credential, Instant now) {
        return database.credentials().find(credential, now).isPresent();
    }

    private String run(String... arguments) {
        return ran(arguments).assertSucceeded();
    }

    private void assertRefused(String text, String... arguments) {
        ran(arguments).assertRefused(text);
    }

    private CommandResult ran(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--database", url()));
        return CommandResult.run(all.toArray(String[]::new));
    }
}
