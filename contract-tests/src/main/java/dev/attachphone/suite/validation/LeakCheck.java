package dev.attachphone.suite.validation;

import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.FixtureAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that a reply contains no credential, and no agent of an account that the request neither belongs to nor names.
 *
 * @param fixture the accounts and their credentials
 */
record LeakCheck(Fixture fixture) {

    List<String> failures(TargetRequest sent, TargetReply reply) {
        List<String> failures = new ArrayList<>();
        if (secrets().anyMatch(secret -> holds(reply, secret))) {
            failures.add("the answer contains a credential");
        }
        fixture.accounts().values().stream()
                .filter(account -> !isFrom(account, sent))
                .flatMap(account -> account.agents().stream())
                .filter(agent -> contains(reply, agent) && !names(sent, agent))
                .forEach(agent -> failures.add("the answer contains " + agent + " of another account"));
        return failures;
    }

    // The wrong credential can be any word.
    private Stream<String> secrets() {
        return fixture.credentials().entrySet().stream()
                .filter(credential -> !credential.getKey().equals("wrong"))
                .map(Map.Entry::getValue);
    }

    static boolean holds(TargetReply reply, String secret) {
        return reply.headers().map().toString().contains(secret)
                || reply.body().text().orElse("").contains(secret);
    }

    // Matches whole words, since one id can be a prefix of another.
    private static boolean contains(TargetReply reply, String agent) {
        Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(agent) + "(?![\\w-])");
        return word.matcher(reply.headers().map().toString()).find()
                || word.matcher(reply.body().text().orElse("")).find();
    }

    private static boolean isFrom(FixtureAccount account, TargetRequest sent) {
        // Compares whole values, since one credential can be a prefix of another.
        return sent.headers().stream()
                .map(header -> header.value().strip().replaceFirst("(?i)^bearer +", ""))
                .anyMatch(account.token()::equals);
    }

    private static boolean names(TargetRequest sent, String agent) {
        return sent.path().contains(agent) || sent.body().text().orElse("").contains(agent);
    }
}
