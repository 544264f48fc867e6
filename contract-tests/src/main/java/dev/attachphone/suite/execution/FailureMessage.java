package dev.attachphone.suite.execution;

import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.validation.ReplyValidator;

/**
 * Words what is wrong with an exchange, so that it can be understood and repeated without the suite.
 *
 * @param place where the target is
 * @param masks hides what is secret
 */
record FailureMessage(TargetAddress place, SecretReplacer masks) {

    static FailureMessage of(TestContext testContext) {
        return new FailureMessage(testContext.target().address(), FixtureSecrets.masks(testContext.fixture()));
    }

    String about(CheckTitle checkTitle, CheckedExchange checkedExchange) {
        String words = "expected: " + checkedExchange.expected().answer() + "\n"
                + "came:     " + ReplyValidator.describe(checkedExchange.reply()) + "\n"
                + "wrong:    " + String.join("\n          ", checkedExchange.failures()) + "\n"
                + "because:  " + checkTitle.source() + " (" + checkTitle.location() + ")\n";
        return masks.redact(words) + "repeat:   " + new CurlCommand(place, masks).of(checkedExchange.request());
    }
}
