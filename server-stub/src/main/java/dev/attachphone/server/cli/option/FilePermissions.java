package dev.attachphone.server.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** The permissions of files with secrets. */
public final class FilePermissions {

    private FilePermissions() {}

    /** Whether every user of the machine can read a file; false if the file system has no such permissions. */
    public static boolean isReadableByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
