package dev.attachphone.suite.generate;

import java.util.List;

/**
 * All ways in which a request is made different from a plain one.
 *
 * @param ofAttaching by what they touch
 * @param ofCreating the same for creating an agent
 */
record Twists(List<List<Twist>> ofAttaching, List<List<Twist>> ofCreating) {

    static Twists from(Spellings spellings) {
        List<Twist> http = new HttpTwists(spellings).all();
        List<Twist> text = new TextTwists(spellings).all();
        FieldTwists fields = new FieldTwists(spellings);
        List<Twist> numbers = new NumberTwists(spellings).all();
        List<Twist> values = new ValueTwists(spellings).all();
        // What is decided late stands here more often, or it would hardly ever be reached.
        return new Twists(
                List.of(numbers, values, fields.all(), numbers, values, CredentialTwists.ofAttaching(), text, http),
                List.of(fields.ofAgents(), fields.all(), CredentialTwists.ofCreating(), text, http));
    }

    void twist(Draft draft, List<List<Twist>> kinds, Choices choices) {
        choices.oneOf(choices.oneOf(kinds)).apply(draft, choices);
    }
}
