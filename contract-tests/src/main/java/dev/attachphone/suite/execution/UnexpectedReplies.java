package dev.attachphone.suite.execution;

import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.TargetReply;
import java.util.ArrayList;
import java.util.List;

/** Answers that nothing asked for: the target has read another request out of the bytes than was written into them. */
final class UnexpectedReplies {

    private UnexpectedReplies() {}

    /** The exchanges, the last of which complains of the surplus, if there is any. */
    static List<CheckedExchange> noted(List<CheckedExchange> exchanges, List<TargetReply> surplus) {
        if (surplus.isEmpty()) {
            return exchanges;
        }
        CheckedExchange last = exchanges.get(exchanges.size() - 1);
        List<String> complaints = new ArrayList<>(last.failures());
        complaints.add("more answers than requests: "
                + surplus.stream().map(TargetReply::status).toList());
        List<CheckedExchange> noted = new ArrayList<>(exchanges.subList(0, exchanges.size() - 1));
        noted.add(new CheckedExchange(last.expected(), last.request(), last.reply(), complaints, last.finding()));
        return noted;
    }
}
