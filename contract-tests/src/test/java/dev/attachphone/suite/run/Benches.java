package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Trust;
import dev.attachphone.suite.exchange.Watcher;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.verdict.Ambiguities;
import dev.attachphone.suite.verdict.Judge;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Benches in the demo world. */
public final class Benches {

    private Benches() {}

    public static Bench at(URI url, Duration patience, Watcher watcher) {
        return at(url, patience, watcher, Ambiguities.NONE);
    }

    public static Bench at(URI url, Duration patience, Watcher watcher, Ambiguities ambiguities) {
        Contract contract = Contract.load();
        Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
        Judge judge = new Judge(Clock.systemUTC(), fixture, ambiguities, false);
        return new Bench(contract, fixture, Target.at(url, Trust.ofTheJvm(), patience, watcher), judge);
    }
}
