package dev.attachphone.sandbox.fault;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A delay or a fault of a response.
 *
 * @param delay the delay in milliseconds; 0 for none
 * @param fault the fault, if any
 * @param cause what causes the effect
 */
public record DelayAndFault(int delay, Optional<InjectedFault> fault, ResponseCause cause) {

    /** No delay and no fault. */
    public static final DelayAndFault NONE = new DelayAndFault(0, Optional.empty(), ResponseCause.NATURAL);

    /** Whether there is a delay or a fault. */
    public boolean isPresent() {
        return delay > 0 || fault.isPresent();
    }

    /** Whether the client asked for the effect by a preference. */
    public boolean isRequested() {
        return isPresent() && cause.isPreference();
    }

    /** Whether the request must not be processed: it counts as one that never arrived. */
    public boolean preventsProcessing() {
        return fault.filter(it -> !it.isRequestProcessed()).isPresent();
    }

    /** The effect in the syntax of the {@code Prefer} header, such as {@code delay=100, fault=truncated}. */
    public String text() {
        return Stream.of(Optional.of("delay=" + delay).filter(text -> delay > 0), fault.map(it -> "fault=" + it.text()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** The effect and its cause, as part of a sentence. */
    public String description() {
        return Stream.of(
                                Optional.of("the answer is held back for " + delay + " ms")
                                        .filter(text -> delay > 0),
                                fault.map(InjectedFault::description))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; "))
                + ", because of " + cause.description();
    }
}
