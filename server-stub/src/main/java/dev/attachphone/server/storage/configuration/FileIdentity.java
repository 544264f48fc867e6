package dev.attachphone.server.storage.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a path still leads to the file that it led to at first. A process that has a removed file open can write to it, but
 * what it writes is lost. Thread-safe.
 */
final class FileIdentity {

    private final Path path;
    private boolean hasExisted;
    private @Nullable Object first;

    FileIdentity(Path path) {
        this.path = path;
    }

    /** Whether the file is the one that was found by the first call that found a file, or none has been found yet. */
    synchronized boolean isUnchanged() {
        try {
            // Null if the file system has no identities: then only a missing file is recognized.
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            if (!hasExisted) {
                hasExisted = true;
                first = key;
            }
            return Objects.equals(key, first);
        } catch (IOException e) {
            return !hasExisted;
        }
    }
}
