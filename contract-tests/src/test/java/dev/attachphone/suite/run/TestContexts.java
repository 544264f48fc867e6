package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyValidator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Test contexts with the demo world. */
public final class TestContexts {

    private TestContexts() {}

    public static TestContext at(URI url, Duration patience, ExchangeListener listener) {
        return at(url, patience, listener, DocumentationAmbiguities.NONE);
    }

    public static TestContext at(
            URI url, Duration patience, ExchangeListener listener, DocumentationAmbiguities ambiguities) {
        Contract contract = Contract.load();
        Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
        ReplyValidator replyValidator = new ReplyValidator(Clock.systemUTC(), fixture, ambiguities, false);
        return new TestContext(
                contract,
                TargetCapabilities.of(fixture, TargetKind.SERVER),
                TargetClient.at(url, TrustedCertificates.jvmDefault(), patience, listener),
                replyValidator);
    }
}
