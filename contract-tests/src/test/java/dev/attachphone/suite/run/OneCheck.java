package dev.attachphone.suite.run;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.play.Bench;
import java.util.List;

/** A check that sends one request and holds whatever comes. */
record OneCheck(String name) implements Check {

    @Override
    public Title title() {
        return new Title("test", name, "page: s", name);
    }

    @Override
    public Produced about() {
        return new Produced("attachPhoneNumber", "attached");
    }

    @Override
    public Reach reach(Offer offer) {
        return Reach.PLAYABLE;
    }

    @Override
    public Outcome play(Bench bench) throws Unanswered {
        bench.target().send(new Request("POST", "/" + name, List.of(new Header("token", "t")), Payload.EMPTY));
        return new Outcome(title(), List.of(), List.of());
    }
}
