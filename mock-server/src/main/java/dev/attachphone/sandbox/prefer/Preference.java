package dev.attachphone.sandbox.prefer;

import dev.attachphone.sandbox.fault.ResponseEffect;

/** What a client asks for by {@code Prefer}, or by its twin in the query for clients that cannot set headers. */
public sealed interface Preference {

    /** The request header it stands in. */
    String HEADER = "Prefer";

    /** The query parameter it may stand in. */
    String QUERY = "__prefer";

    /** The name of the answer to a preference that cannot be met. */
    String REFUSED = "unknown-preference";

    /**
     * The client asks for what there is, or for nothing.
     *
     * @param answer the named answer as the stubs spell the preference, such as {@code code=409}; empty to leave it to the sandbox
     * @param effect what is to happen to the answer
     */
    record SupportedPreference(String answer, ResponseEffect effect) implements Preference {}

    /**
     * The client asks for what there is not.
     *
     * @param message says so, and what there is
     */
    record UnknownPreference(String message) implements Preference {}
}
