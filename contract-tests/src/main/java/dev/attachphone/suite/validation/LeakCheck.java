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
 * What no reply may ever give away: a credential, or an agent of an account that the request neither comes from nor names.
 *
 * @param fixture the accounts and their secrets
 */
record LeakCheck(Fixture fixture) {

    List<String> failures(TargetRequest sent, TargetReply targetReply) {
        List<String> complaints = new ArrayList<>();
        if (secrets().anyMatch(secret -> holds(targetReply, secret))) {
            complaints.add("the answer holds a credential");
        }
        fixture.accounts().values().stream()
                .filter(fixtureAccount -> !isFrom(fixtureAccount, sent))
                .flatMap(fixtureAccount -> fixtureAccount.agents().stream())
                .filter(agent -> tells(targetReply, agent) && !names(sent, agent))
                .forEach(agent -> complaints.add("the answer gives away " + agent + " of another account"));
        return complaints;
    }

    // A credential that is just wrong may be any word.
    private Stream<String> secrets() {
        return fixture.credentials().entrySet().stream()
                .filter(credential -> !credential.getKey().equals("wrong"))
                .map(Map.Entry::getValue);
    }

    static boolean holds(TargetReply targetReply, String secret) {
        return targetReply.headers().map().toString().contains(secret)
                || targetReply.body().text().orElse("").contains(secret);
    }

    // As a word of its own: one id may begin with another.
    private static boolean tells(TargetReply targetReply, String agent) {
        Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(agent) + "(?![\\w-])");
        return word.matcher(targetReply.headers().map().toString()).find()
                || word.matcher(targetReply.body().text().orElse("")).find();
    }

    private static boolean isFrom(FixtureAccount fixtureAccount, TargetRequest sent) {
        // To the letter: one credential may begin with another.
        return sent.headers().stream()
                .map(headerLine -> headerLine.value().strip().replaceFirst("(?i)^bearer +", ""))
                .anyMatch(fixtureAccount.token()::equals);
    }

    private static boolean names(TargetRequest sent, String agent) {
        return sent.path().contains(agent) || sent.body().text().orElse("").contains(agent);
    }
}
