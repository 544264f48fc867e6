package dev.attachphone.suite.faulty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the attach operation does, and says, once nothing is wrong with a request by itself. */
final class Attachment {

    /** The holder that a conflict names. */
    BiFunction<Claim, Taken, String> namedAgent =
            (claim, taken) -> taken.holding().agent();

    /** The number that a conflict names. */
    Function<Taken, String> namedNumber = Taken::number;

    /** The numbers that a success names. */
    Function<Visit, List<String>> shown = visit -> visit.claim().numbers();

    private final Claims claims;
    private final Answers answers;

    Attachment(Claims claims, Answers answers) {
        this.claims = claims;
        this.answers = answers;
    }

    Answer answer(Visit visit) {
        Claim claim = visit.claim();
        return claims.attempt
                .apply(claim)
                .map(taken -> refused(visit, claim, taken))
                .orElseGet(() -> attached(visit, claim));
    }

    Answer refused(Visit visit, Claim claim, Taken taken) {
        Answer answer = visit.answer(taken.answer());
        if (taken.answer().equals(Claims.OWN)) {
            String example = answer.data().path("existing_agent_id").asText();
            String agent = namedAgent.apply(claim, taken);
            answer.message(answer.message().replace(example, agent));
            answer.data().put("existing_agent_id", agent).put("phone_number", namedNumber.apply(taken));
        }
        return answer;
    }

    private Answer attached(Visit visit, Claim claim) {
        Answer answer = visit.answer("attached");
        answer.body.put("timestamp", answers.timestamp.apply(claims.clock.get()));
        ObjectNode data = answer.data();
        data.put("agent_id", claim.agent()).put("provider", claim.provider());
        data.put("attached_at", answers.attachedAt.apply(claims.attachedAt.apply(claim)));
        ArrayNode numbers = data.putArray("phone_numbers");
        shown.apply(visit).forEach(numbers::add);
        return answer;
    }
}
