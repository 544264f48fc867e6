package dev.attachphone.suite.execution;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.ReplyValidator;

/**
 * A target and its description. Thread-safe.
 *
 * @param contract the contract that the target implements
 * @param capabilities the properties of the target that decide which cases apply to it
 * @param target sends requests
 * @param validator validates the replies
 */
public record TestContext(
        Contract contract, TargetCapabilities capabilities, TargetClient target, ReplyValidator validator) {

    /** The accounts, agents and numbers that can be used. */
    public Fixture fixture() {
        return capabilities.fixture();
    }

    /** Whether the answer refuses a request. */
    boolean isRefusal(String operation, String answer) {
        return answer.equals(ExpectedAnswer.REFUSED)
                || contract.operation(operation).answer(answer).status() >= 400;
    }

    /** This context for the checks of a layer. */
    TestContext in(Layer layer) {
        return new TestContext(contract, capabilities, target, validator.in(layer));
    }
}
