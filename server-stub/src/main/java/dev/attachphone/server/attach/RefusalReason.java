package dev.attachphone.server.attach;

/** Why an attach request is refused. Each reason is one of the contract's named answers. */
public enum RefusalReason {
    AGENT_ID_REQUIRED("agent-id-required"),
    PROVIDER_REQUIRED("provider-required"),
    NUMBERS_REQUIRED("numbers-required"),
    TOO_MANY_NUMBERS("too-many-numbers"),
    INVALID_PROVIDER("invalid-provider"),
    INVALID_PHONE_NUMBER("invalid-phone-number"),
    AGENT_NOT_FOUND("agent-not-found"),
    PROVIDER_NOT_CONFIGURED("provider-not-configured"),
    ATTACHED_TO_ANOTHER_ACCOUNT("attached-to-another-account");

    private final String answer;

    RefusalReason(String answer) {
        this.answer = answer;
    }

    /** The name of the answer in the contract. */
    public String answer() {
        return answer;
    }
}
