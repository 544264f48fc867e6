package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * A database with two accounts and their agents.
 *
 * @param opening opens another instance of the database
 * @param database the first instance
 * @param mine an account with two providers and the agents {@code a} and {@code b}
 * @param theirs an account with one provider and the agent {@code c}
 */
record AttachFixture(Function<Clock, Database> opening, Database database, Account mine, Account theirs) {

    static final Instant FIRST = Instant.parse("2026-01-24T10:30:19.250Z");

    /** The number of concurrent requests in a race. */
    static final int CALLERS = 200;

    static AttachFixture in(Function<Clock, Database> opening) {
        Database database = opening.apply(Clock.systemUTC());
        Account mine = database.withAccounts(accountSetup ->
                accountSetup.create("mine", List.of("san", "twilio")).orElseThrow());
        Account theirs = database.withAccounts(
                accountSetup -> accountSetup.create("theirs", List.of("san")).orElseThrow());
        for (String id : List.of("a", "b")) {
            database.agents().insert(mine, new Agent(id, id, null, null));
        }
        database.agents().insert(theirs, new Agent("c", "c", null, null));
        return new AttachFixture(opening, database, mine, theirs);
    }

    /** Opens another instance of the database. */
    Database another() {
        return opening.apply(Clock.systemUTC());
    }

    AttachOutcome attach(String agent, String provider, String... numbers) {
        return attachAt(FIRST, mine, command(agent, provider, numbers));
    }

    AttachOutcome attachAt(Instant now, Account account, AttachCommand command) {
        return attachAt(database, now, account, command);
    }

    AttachOutcome attachAt(Database through, Instant now, Account account, AttachCommand command) {
        return new AttachPhoneNumbers(through.attachments(), Clock.fixed(now, ZoneOffset.UTC)).attach(account, command);
    }

    static AttachCommand command(String agent, String provider, String... numbers) {
        return new AttachCommand(agent, provider, List.of(numbers));
    }

    static String number(int i) {
        return "+16" + i;
    }
}
