package dev.attachphone.suite.execution;

import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.validation.ReplyValidator;

/**
 * Describes the failures of an exchange, so that it can be understood and repeated without the suite.
 *
 * @param place where the target is
 * @param masks hides what is secret
 */
record FailureMessage(TargetAddress place, SecretReplacer masks) {

    static FailureMessage of(TestContext testContext) {
        return new FailureMessage(testContext.target().address(), FixtureSecrets.replacer(testContext.fixture()));
    }

    String describe(CheckTitle title, CheckedExchange exchange) {
        String words = "expected: " + exchange.expected().answer() + "\n"
                + "came:     " + ReplyValidator.describe(exchange.reply()) + "\n"
                + "wrong:    " + String.join("\n          ", exchange.failures()) + "\n"
                + "because:  " + title.source() + " (" + title.location() + ")\n";
        return masks.redact(words) + "repeat:   " + new CurlCommand(place, masks).of(exchange.request());
    }
}
