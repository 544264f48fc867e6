package dev.attachphone.suite.execution;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.ReplyValidator;

/**
 * A target, and what is needed to check it; safe for use by several threads.
 *
 * @param contract what is promised
 * @param fixture what the target offers
 * @param target where requests are sent
 * @param validator says what is wrong with a reply
 */
public record TestContext(Contract contract, Fixture fixture, TargetClient target, ReplyValidator validator) {}
