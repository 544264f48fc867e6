package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.run.ContractCheck.Applicability;
import java.util.List;

/** A check that sends one request and always passes. */
record SingleRequestCheck(String name) implements ContractCheck {

    @Override
    public CheckTitle title() {
        return new CheckTitle("test", name, "page: s", name);
    }

    @Override
    public ExpectedAnswer expectedAnswer() {
        return new ExpectedAnswer("attachPhoneNumber", "attached");
    }

    @Override
    public Applicability applicability(TargetCapabilities target) {
        return Applicability.APPLICABLE;
    }

    @Override
    public CheckOutcome execute(TestContext testContext) throws NoResponseException {
        testContext
                .target()
                .send(new TargetRequest("POST", "/" + name, List.of(new HeaderLine("token", "t")), Payload.EMPTY));
        return new CheckOutcome(title(), List.of(), List.of());
    }
}
