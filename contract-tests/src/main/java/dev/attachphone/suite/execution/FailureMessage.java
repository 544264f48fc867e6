package dev.attachphone.suite.execution;

import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.validation.ReplyValidator;
import java.util.List;

/**
 * Describes the failures of an exchange, so that it can be understood and repeated without the suite.
 *
 * @param address the address of the target
 * @param secrets replaces credentials
 */
record FailureMessage(TargetAddress address, SecretReplacer secrets) {

    static FailureMessage of(TestContext testContext) {
        return new FailureMessage(testContext.target().address(), FixtureSecrets.replacer(testContext.fixture()));
    }

    /** One description for each exchange that failed. */
    List<String> describe(CheckTitle title, List<CheckedExchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> !exchange.failures().isEmpty())
                .map(exchange -> describe(title, exchange))
                .toList();
    }

    private String describe(CheckTitle title, CheckedExchange exchange) {
        String text = "expected: " + exchange.expected().answer() + "\n"
                + "actual:   " + ReplyValidator.describe(exchange.reply()) + "\n"
                + "failures: " + String.join("\n          ", exchange.failures()) + "\n"
                + "source:   " + title.source() + " (" + title.location() + ")\n";
        return secrets.redact(text) + "repeat:   " + new CurlCommand(address, secrets).of(exchange.request());
    }
}
