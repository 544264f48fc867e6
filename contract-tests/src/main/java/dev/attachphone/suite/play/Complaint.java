package dev.attachphone.suite.play;

import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Masks;
import dev.attachphone.suite.exchange.Place;
import dev.attachphone.suite.verdict.Judge;

/**
 * Words what is wrong with an exchange, so that it can be understood and repeated without the suite.
 *
 * @param place where the target is
 * @param masks hides what is secret
 */
record Complaint(Place place, Masks masks) {

    static Complaint of(Bench bench) {
        return new Complaint(bench.target().place(), Secrets.masks(bench.fixture()));
    }

    String about(Title title, Exchange exchange) {
        String words = "expected: " + exchange.expected().answer() + "\n"
                + "came:     " + Judge.shown(exchange.reply()) + "\n"
                + "wrong:    " + String.join("\n          ", exchange.complaints()) + "\n"
                + "because:  " + title.source() + " (" + title.place() + ")\n";
        return masks.hide(words) + "repeat:   " + new CurlCommand(place, masks).of(exchange.request());
    }
}
