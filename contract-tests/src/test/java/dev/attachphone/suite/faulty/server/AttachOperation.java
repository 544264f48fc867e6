package dev.attachphone.suite.faulty.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Performs the attach operation for a valid request and builds its answer. */
public final class AttachOperation {

    /** The agent that a conflict reports. */
    public BiFunction<NumberClaim, NumberConflict, String> namedAgent =
            (numberClaim, numberConflict) -> numberConflict.holding().agent();

    /** The number that a conflict reports. */
    public Function<NumberConflict, String> namedNumber = NumberConflict::number;

    /** The numbers that a success reports. */
    public Function<RequestProcessing, List<String>> shown =
            requestProcessing -> requestProcessing.claim().numbers();

    private final NumberOwnership numberOwnership;
    private final AnswerTemplates answerTemplates;

    AttachOperation(NumberOwnership numberOwnership, AnswerTemplates answerTemplates) {
        this.numberOwnership = numberOwnership;
        this.answerTemplates = answerTemplates;
    }

    MutableAnswer answer(RequestProcessing requestProcessing) {
        NumberClaim numberClaim = requestProcessing.claim();
        return numberOwnership
                .attempt
                .apply(numberClaim)
                .map(numberConflict -> refused(requestProcessing, numberClaim, numberConflict))
                .orElseGet(() -> attached(requestProcessing, numberClaim));
    }

    public MutableAnswer refused(
            RequestProcessing requestProcessing, NumberClaim numberClaim, NumberConflict numberConflict) {
        MutableAnswer mutableAnswer = requestProcessing.answer(numberConflict.answer());
        if (numberConflict.answer().equals(NumberOwnership.OWN)) {
            String example = mutableAnswer.data().path("existing_agent_id").asText();
            String agent = namedAgent.apply(numberClaim, numberConflict);
            mutableAnswer.message(mutableAnswer.message().replace(example, agent));
            mutableAnswer.data().put("existing_agent_id", agent).put("phone_number", namedNumber.apply(numberConflict));
        }
        return mutableAnswer;
    }

    private MutableAnswer attached(RequestProcessing requestProcessing, NumberClaim numberClaim) {
        MutableAnswer mutableAnswer = requestProcessing.answer("attached");
        mutableAnswer.body.put("timestamp", answerTemplates.timestamp.apply(numberOwnership.clock.get()));
        ObjectNode data = mutableAnswer.data();
        data.put("agent_id", numberClaim.agent()).put("provider", numberClaim.provider());
        data.put("attached_at", answerTemplates.attachedAt.apply(numberOwnership.attachedAt.apply(numberClaim)));
        ArrayNode numbers = data.putArray("phone_numbers");
        shown.apply(requestProcessing).forEach(numbers::add);
        return mutableAnswer;
    }
}
