package dev.attachphone.sandbox.request;

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
 * @param by what brings that about
 */
public record Effect(int delay, Optional<Fault> fault, By by) {

    /** What brings an effect about. */
    public enum By {
        /** A preference in the header. */
        HEADER("the Prefer header"),
        /** A preference in the query. */
        QUERY("the query's " + Preference.QUERY),
        /** The name of the agent. */
        AGENT("the agent's name"),
        /** Chance. */
        CHAOS("chaos");

        private final String text;

        By(String text) {
            this.text = text;
        }
    }

    /** The longest delay in milliseconds. */
    public static final int MAX_DELAY = 60_000;

    /** The request header, never a client's, by which an effect reaches the stubs. */
    public static final String HEADER = "X-Sandbox-Effect";

    /** Nothing happens to it. */
    public static final Effect NONE = new Effect(0, Optional.empty(), By.CHAOS);

    private static final String SEPARATOR = " by ";

    /** Whether anything happens at all. */
    public boolean isAny() {
        return delay > 0 || fault.isPresent();
    }

    /** Whether the client asked for it by a preference. */
    public boolean isPreferred() {
        return isAny() && (by == By.HEADER || by == By.QUERY);
    }

    /** As a client would ask for it, such as {@code delay=100, fault=truncated}. */
    public String text() {
        return Stream.of(Optional.of("delay=" + delay).filter(text -> delay > 0), fault.map(f -> "fault=" + f.text()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** What happens, as the part of a sentence. */
    public String because() {
        return Stream.of(
                                Optional.of("the answer is held back for " + delay + " ms")
                                        .filter(text -> delay > 0),
                                fault.map(Fault::meaning))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; "))
                + ", because of " + by.text;
    }

    /** As the stubs are told of it. */
    public String header() {
        return text() + SEPARATOR + by.name();
    }

    /** What a stub was told. */
    public static Effect ofHeader(String header) {
        int end = header.indexOf(SEPARATOR);
        if (end < 0) {
            return NONE;
        }
        Map<String, String> parts = Preferences.read(List.of(header.substring(0, end)));
        return new Effect(
                Integer.parseInt(parts.getOrDefault("delay", "0")),
                Optional.ofNullable(parts.get("fault")).flatMap(Fault::named),
                By.valueOf(header.substring(end + SEPARATOR.length())));
    }

    /** The delay that a text says, if it is one. */
    static Optional<Integer> delay(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(millis -> millis <= MAX_DELAY);
    }
}
