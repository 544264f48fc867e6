package dev.attachphone.sandbox.fault;

import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.prefer.PreferenceLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens to an answer on its way to the client.
 *
 * @param delay how many milliseconds it is held back
 * @param fault what goes wrong with it
 * @param source what brings that about
 */
public record ResponseEffect(int delay, Optional<InjectedFault> fault, EffectSource source) {

    /** What brings an effect about. */
    public enum EffectSource {
        /** A preference in the header. */
        HEADER("the Prefer header"),
        /** A preference in the query. */
        QUERY("the query's " + Preference.QUERY),
        /** The name of the agent. */
        AGENT("the agent's name"),
        /** Chance. */
        CHAOS("chaos");

        private final String text;

        EffectSource(String text) {
            this.text = text;
        }
    }

    /** The longest delay in milliseconds. */
    public static final int MAX_DELAY = 60_000;

    /** The request header, never a client's, by which an effect reaches the stubs. */
    public static final String HEADER = "X-Sandbox-Effect";

    /** Nothing happens to it. */
    public static final ResponseEffect NONE = new ResponseEffect(0, Optional.empty(), EffectSource.CHAOS);

    private static final String SEPARATOR = " by ";

    /** Whether anything happens at all. */
    public boolean isPresent() {
        return delay > 0 || fault.isPresent();
    }

    /** Whether the client asked for it by a preference. */
    public boolean isRequested() {
        return isPresent() && (source == EffectSource.HEADER || source == EffectSource.QUERY);
    }

    /** As a client would ask for it, such as {@code delay=100, fault=truncated}. */
    public String text() {
        return Stream.of(Optional.of("delay=" + delay).filter(text -> delay > 0), fault.map(f -> "fault=" + f.text()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** What happens, as the part of a sentence. */
    public String description() {
        return Stream.of(
                                Optional.of("the answer is held back for " + delay + " ms")
                                        .filter(text -> delay > 0),
                                fault.map(InjectedFault::description))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; "))
                + ", because of " + source.text;
    }

    /** As the stubs are told of it. */
    public String header() {
        return text() + SEPARATOR + source.name();
    }

    /** What a stub was told. */
    public static ResponseEffect ofHeader(String header) {
        int end = header.indexOf(SEPARATOR);
        if (end < 0) {
            return NONE;
        }
        Map<String, String> parts = PreferenceLines.read(List.of(header.substring(0, end)));
        return new ResponseEffect(
                Integer.parseInt(parts.getOrDefault("delay", "0")),
                Optional.ofNullable(parts.get("fault")).flatMap(InjectedFault::byName),
                EffectSource.valueOf(header.substring(end + SEPARATOR.length())));
    }

    /** The delay that a text says, if it is one. */
    public static Optional<Integer> delay(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(millis -> millis <= MAX_DELAY);
    }
}
