package dev.attachphone.sandbox.fault;

/** Why a request gets its answer, or its delay or fault. */
public enum ResponseCause {
    /** The request and the state of the token. */
    NATURAL("natural", "the request"),
    /** A preference in the {@code Prefer} header. */
    HEADER("prefer-header", "the Prefer header"),
    /** A preference in the query. */
    QUERY("prefer-query", "the Prefer parameter of the query"),
    /** The id of a magic agent. */
    AGENT("magic-agent", "the agent's name"),
    /** A magic number. */
    NUMBER("magic-number", "the phone number"),
    /** The script of the token or of an agent. */
    SCRIPT("script", "the script"),
    /** Random faults. */
    CHAOS("chaos", "chaos");

    private final String text;
    private final String description;

    ResponseCause(String text, String description) {
        this.text = text;
        this.description = description;
    }

    /** The name of the cause in the journal. */
    public String text() {
        return text;
    }

    /** The cause as part of a sentence. */
    public String description() {
        return description;
    }

    /** Whether the client asked by a preference in the request. */
    public boolean isPreference() {
        return this == HEADER || this == QUERY;
    }
}
