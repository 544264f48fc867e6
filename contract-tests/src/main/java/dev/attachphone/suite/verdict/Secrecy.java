package dev.attachphone.suite.verdict;

import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.fixture.Account;
import dev.attachphone.suite.fixture.Fixture;
import java.util.ArrayList;
import java.util.List;

/**
 * What no reply may ever give away: a credential, or an agent of an account that the request neither comes from nor names.
 *
 * @param fixture the accounts and their secrets
 */
record Secrecy(Fixture fixture) {

    List<String> complaints(Request sent, Reply reply) {
        List<String> complaints = new ArrayList<>();
        if (fixture.credentials().values().stream().anyMatch(secret -> holds(reply, secret))) {
            complaints.add("the answer holds a credential");
        }
        fixture.accounts().values().stream()
                .filter(account -> !isFrom(account, sent))
                .flatMap(account -> account.agents().stream())
                .filter(agent -> holds(reply, agent) && !names(sent, agent))
                .forEach(agent -> complaints.add("the answer gives away " + agent + " of another account"));
        return complaints;
    }

    static boolean holds(Reply reply, String secret) {
        return reply.headers().map().toString().contains(secret)
                || reply.body().text().orElse("").contains(secret);
    }

    private static boolean isFrom(Account account, Request sent) {
        return sent.headers().stream().map(Header::value).anyMatch(value -> value.contains(account.token()));
    }

    private static boolean names(Request sent, String agent) {
        return sent.path().contains(agent) || sent.body().text().orElse("").contains(agent);
    }
}
