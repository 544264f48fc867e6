package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.Recall;
import dev.attachphone.suite.play.World;

/**
 * Whether what the run was told is attached is still held, whenever in the run that was.
 *
 * @param effects what the run was told
 */
public record RecallCheck(Effects effects) implements Check {

    // Asking takes two requests for each number.
    private static final int NUMBERS = 300;

    @Override
    public Title title() {
        String name = "what was acknowledged is still held";
        return new Title(
                "recall",
                name,
                "page: Once attached, the phone number will route inbound calls to the specified agent",
                name);
    }

    @Override
    public Produced about() {
        Step question = Recall.STEPS.get(0);
        return new Produced(question.operation(), question.answer());
    }

    @Override
    public Reach reach(Offer offer) {
        return Reach.of(new World(offer.fixture()).lacking(Recall.STEPS));
    }

    @Override
    public Outcome play(Bench bench) throws Unanswered {
        return new Recall(bench).of(title(), effects.sample(NUMBERS));
    }
}
