package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.storage.Database;
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
        try (Database server = Database.open(url(), CLOCK)) {
            String id = server.registries()
                    .accounts()
                    .findByName("acme")
                    .orElseThrow()
                    .id();
            server.agents().insert(new Account(id), new Agent("a", "A", null, null));
            new AttachPhoneNumbers(server.attachments(), CLOCK)
                    .attach(new Account(id), new AttachCommand("a", "san", List.of("+4930")));

            assertTrue(run("number", "detach", "+4930").contains("agent a of account " + id));

            assertEquals(Optional.empty(), server.registries().numbers().find("+4930"));
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

    private String url() {
        return "sqlite:" + directory.resolve("attach.db");
    }

    private static boolean isValid(Database database, String credential) {
        return isValid(database, credential, CLOCK.instant());
    }

    private static boolean isValid(Database database, String credential, Instant now) {
        return database.credentials().findAccount(credential, now).isPresent();
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
