package dev.attachphone.sandbox.prefer;

import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.RandomFaults.DrawnFault;
import dev.attachphone.sandbox.fault.ResponseCause;
import java.util.Optional;

/**
 * What a request is answered with instead of its natural answer: what the client asks for by the {@code Prefer} header or its query
 * parameter, or else what a script or random faults decide.
 *
 * @param answer the forced answer in the form that the stubs match on, such as {@code code=409}; empty if none is forced
 * @param effect the forced delay and fault
 * @param problem why a preference cannot be met, followed by the possible values; empty if it can
 * @param cause what forces answer and effect; natural if nothing is forced
 * @param reason why the answer is forced, unless the client asks for it by a preference
 */
public record RequestPreferences(
        Optional<String> answer,
        DelayAndFault effect,
        Optional<String> problem,
        ResponseCause cause,
        Optional<String> reason) {

    /** The request header. */
    public static final String HEADER = "Prefer";

    /** The query parameter, for clients that cannot set headers. */
    public static final String QUERY = "__prefer";

    /** The name of the answer to a preference that cannot be met. */
    public static final String UNKNOWN = "unknown-preference";

    /** Nothing is forced. */
    public static final RequestPreferences NONE =
            new RequestPreferences(Optional.empty(), DelayAndFault.NONE, Optional.empty());

    private static final String EXAMPLE = "example=";

    private RequestPreferences(Optional<String> answer, DelayAndFault effect, Optional<String> problem) {
        this(answer, effect, problem, effect.cause(), Optional.empty());
    }

    /** Preferences of a client that cannot be met. */
    static RequestPreferences refused(String problem) {
        return new RequestPreferences(Optional.empty(), DelayAndFault.NONE, Optional.of(problem));
    }

    /** What random faults decide. */
    public static RequestPreferences of(DrawnFault drawn) {
        return new RequestPreferences(
                drawn.answer().map(answer -> EXAMPLE + answer.name()),
                drawn.effect(),
                Optional.empty(),
                drawn.answer().isPresent()
                        ? ResponseCause.CHAOS
                        : drawn.effect().cause(),
                Optional.of("random faults are switched on for this token"));
    }

    /** The preferences of a step of a script. */
    RequestPreferences scripted(String because) {
        DelayAndFault scripted =
                new DelayAndFault(effect.delay(), effect.fault(), isEmpty() ? cause : ResponseCause.SCRIPT);
        return new RequestPreferences(answer, scripted, problem, scripted.cause(), Optional.of(because));
    }

    /** Whether nothing is forced, and nothing was asked for that cannot be. */
    public boolean isEmpty() {
        return answer.isEmpty() && !effect.isPresent() && problem.isEmpty();
    }

    /** What forces the answer; natural if only an effect is forced. */
    public ResponseCause answerCause() {
        return answer.isPresent() ? cause : ResponseCause.NATURAL;
    }
}
