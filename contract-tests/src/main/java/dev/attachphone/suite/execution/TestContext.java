package dev.attachphone.suite.execution;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.ReplyValidator;

/**
 * A target and its description. Thread-safe.
 *
 * @param contract the contract that the target implements
 * @param fixture the accounts, agents and numbers that can be used
 * @param target sends requests
 * @param validator validates the replies
 */
public record TestContext(Contract contract, Fixture fixture, TargetClient target, ReplyValidator validator) {}
