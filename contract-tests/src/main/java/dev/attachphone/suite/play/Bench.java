package dev.attachphone.suite.play;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.verdict.Judge;

/**
 * A target, and what is needed to check it; safe for use by several threads.
 *
 * @param contract what is promised
 * @param fixture what the target offers
 * @param target where requests are sent
 * @param judge says what is wrong with a reply
 */
public record Bench(Contract contract, Fixture fixture, Target target, Judge judge) {}
