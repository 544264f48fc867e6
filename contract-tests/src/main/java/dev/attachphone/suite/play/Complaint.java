package dev.attachphone.suite.play;

import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Masks;
import dev.attachphone.suite.verdict.Judge;
import java.net.URI;

/**
 * Words what is wrong with an exchange, so that it can be understood and repeated without the suite.
 *
 * @param url the target
 * @param masks hides what is secret
 */
record Complaint(URI url, Masks masks) {

    static Complaint of(Bench bench) {
        return new Complaint(bench.target().url(), Secrets.masks(bench.fixture()));
    }

    String about(Title title, Exchange exchange) {
        String words = "expected: " + exchange.expected().answer() + "\n"
                + "came:     " + Judge.shown(exchange.reply()) + "\n"
                + "wrong:    " + String.join("\n          ", exchange.complaints()) + "\n"
                + "because:  " + title.source() + " (" + title.place() + ")\n";
        return masks.hide(words) + "repeat:   " + new CurlCommand(masks).of(url, exchange.request());
    }
}
