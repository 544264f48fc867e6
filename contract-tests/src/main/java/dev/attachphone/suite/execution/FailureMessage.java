package dev.attachphone.suite.execution;

import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ReproductionScript;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.validation.ReplyValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Describes the failures of an exchange, so that it can be understood and repeated without the suite.
 *
 * @param address the address of the target
 * @param secrets replaces credentials
 */
public record FailureMessage(TargetAddress address, SecretReplacer secrets) {

    static FailureMessage of(TestContext testContext) {
        return new FailureMessage(
                testContext.target().address(),
                FixtureSecrets.replacer(
                        testContext.fixture(), testContext.target().address()));
    }

    /** One description for each exchange that failed, and a script that repeats all requests if there are several. */
    public List<String> describe(CheckTitle title, List<CheckedExchange> exchanges) {
        List<String> failures = exchanges.stream()
                .filter(exchange -> !exchange.failures().isEmpty())
                .map(exchange -> describe(title, exchange))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!failures.isEmpty()) {
            new ReproductionScript(address, secrets)
                    .of(title, exchanges)
                    .ifPresent(script -> failures.add("all requests as a script:\n" + script));
        }
        return failures;
    }

    private String describe(CheckTitle title, CheckedExchange exchange) {
        String text = "expected: " + exchange.expected().answer() + "\n"
                + "actual:   " + ReplyValidator.describe(exchange.reply()) + "\n"
                + "failures: " + String.join("\n          ", exchange.failures()) + "\n"
                + "source:   " + title.source() + " (" + title.location() + ")\n";
        return secrets.redact(text) + "repeat:   " + new CurlCommand(address, secrets).of(exchange.request());
    }
}
