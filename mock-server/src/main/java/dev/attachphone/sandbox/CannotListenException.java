package dev.attachphone.sandbox;

/** Thrown when the sandbox cannot listen on its address and port. The message names both and the reason. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotListenException(SandboxSettings settings, Exception cause, String reason) {
        super("cannot listen on " + settings.host() + ", port " + settings.port() + ": " + reason, cause);
    }
}
