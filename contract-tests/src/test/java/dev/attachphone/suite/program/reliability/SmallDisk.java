package dev.attachphone.suite.program.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A small file system in memory that a test can fill.
 *
 * @param folder where it is mounted
 */
record SmallDisk(Path folder) implements AutoCloseable {

    static final String MOUNT = "mount";

    private static final int BLOCK = 4_096;

    /** Mounts it on an empty directory. */
    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        run(MOUNT, "-t", "tmpfs", "-o", "mode=1777,size=" + megabytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /** Whether this user may mount file systems. */
    static boolean isPermitted() {
        try {
            Path folder = Files.createTempDirectory("mount");
            mount(folder, 1).close();
            Files.delete(folder);
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** Uses all space that is free. */
    void fill() throws IOException {
        try (OutputStream out =
                Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /** Ends the effect of {@link #fill}. */
    void free() throws IOException {
        Files.delete(ballast());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", folder.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        List<String> asRoot = new ArrayList<>(List.of(command));
        if (!"root".equals(System.getProperty("user.name"))) {
            asRoot.addAll(0, List.of("sudo", "-n"));
        }
        Process process = new ProcessBuilder(asRoot).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(asRoot + ": " + output);
        }
    }
}
