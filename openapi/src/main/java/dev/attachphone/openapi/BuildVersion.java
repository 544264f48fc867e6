package dev.attachphone.openapi;

import java.util.Objects;

/** The version of the running program. */
public final class BuildVersion {

    private BuildVersion() {}

    /** The version and the commit of the program's jar, such as {@code 1.1.0+1a2b3c4}; {@code unknown} outside a jar. */
    public static String current() {
        return Objects.requireNonNullElse(BuildVersion.class.getPackage().getImplementationVersion(), "unknown");
    }
}
