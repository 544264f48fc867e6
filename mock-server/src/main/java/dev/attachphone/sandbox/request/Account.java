package dev.attachphone.sandbox.request;

/**
 * The account that a credential names.
 *
 * @param realm what stands before the first colon of the credential; realms never see each other
 * @param name what stands after it; empty for the realm's main account
 */
public record Account(String realm, String name) {

    /** Reads {@code <realm>} or {@code <realm>:<name>}. */
    public static Account of(String credential) {
        int colon = credential.indexOf(':');
        return colon < 0
                ? new Account(credential, "")
                : new Account(credential.substring(0, colon), credential.substring(colon + 1));
    }

    /** What to call this account in an explanation: the realm is a secret, so it is left out. */
    public String label() {
        return name.isEmpty() ? "this token's main account" : "account '" + name + "'";
    }
}
