package dev.attachphone.sandbox.prefer;

import dev.attachphone.sandbox.fault.ResponseEffect;
import java.util.Optional;

/**
 * What a client asks for by the {@code Prefer} header or its query parameter.
 *
 * @param answer the requested answer in the form that the stubs match on, such as {@code code=409}; empty if none is requested
 * @param effect the requested delay and fault
 * @param problem why the preference cannot be met, followed by the possible values; empty if it can
 */
public record RequestPreferences(Optional<String> answer, ResponseEffect effect, Optional<String> problem) {

    /** The request header. */
    public static final String HEADER = "Prefer";

    /** The query parameter, for clients that cannot set headers. */
    public static final String QUERY = "__prefer";

    /** The name of the answer to a preference that cannot be met. */
    public static final String UNKNOWN = "unknown-preference";
}
