package dev.attachphone.suite.play;

import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.exchange.Reply;
import java.util.ArrayList;
import java.util.List;

/** Answers that nothing asked for: the target has read another request out of the bytes than was written into them. */
final class Surplus {

    private Surplus() {}

    /** The exchanges, the last of which complains of the surplus, if there is any. */
    static List<Exchange> noted(List<Exchange> exchanges, List<Reply> surplus) {
        if (surplus.isEmpty()) {
            return exchanges;
        }
        Exchange last = exchanges.get(exchanges.size() - 1);
        List<String> complaints = new ArrayList<>(last.complaints());
        complaints.add("more answers than requests: "
                + surplus.stream().map(Reply::status).toList());
        List<Exchange> noted = new ArrayList<>(exchanges.subList(0, exchanges.size() - 1));
        noted.add(new Exchange(last.expected(), last.request(), last.reply(), complaints, last.finding()));
        return noted;
    }
}
