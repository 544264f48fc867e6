package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.verdict.Judge;
import java.net.URI;

/**
 * Words what is wrong with an exchange, so that it can be understood and repeated without the suite.
 *
 * @param url the target
 * @param curl writes the command
 */
record Complaint(URI url, CurlCommand curl) {

    String about(Case played, Exchange exchange) {
        return "expected: " + exchange.step().answer() + "\n"
                + "came:     " + exchange.reply().status() + " "
                + Judge.shown(exchange.reply().body()) + "\n"
                + "wrong:    " + String.join("\n          ", exchange.complaints()) + "\n"
                + "because:  " + played.title().source() + " (" + played.title().place() + ")\n"
                + "repeat:   " + curl.of(url, exchange.request());
    }
}
