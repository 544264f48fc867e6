package dev.attachphone.server.attach;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a change, as the histories record it. The last parameter of every method that writes.
 *
 * @param kind the kind of the actor
 * @param actor the id of the credential, the name of the operator token or the name of the system user
 * @param requestId the id of the request; null on the command line
 */
public record ChangeOrigin(
        ActorKind kind, String actor, @Nullable String requestId) {

    /** The kinds of actors. */
    public enum ActorKind {
        /** A credential of an account, with the public API. */
        CREDENTIAL,
        /** An operator token, with the operations API. */
        OPERATOR,
        /** A system user, with a command. */
        COMMAND_LINE
    }

    /** The origin of changes by a request with a credential. */
    public static ChangeOrigin credential(String credentialId, String requestId) {
        return new ChangeOrigin(ActorKind.CREDENTIAL, credentialId, requestId);
    }

    /** The origin of changes by a request with an operator token. */
    public static ChangeOrigin operator(String tokenName, String requestId) {
        return new ChangeOrigin(ActorKind.OPERATOR, tokenName, requestId);
    }

    /** The origin of changes by the command line, which the current system user runs. */
    public static ChangeOrigin commandLine() {
        return new ChangeOrigin(ActorKind.COMMAND_LINE, System.getProperty("user.name", "?"), null);
    }
}
