package dev.attachphone.suite.program.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Libraries that change the system calls of a process: libfiu lets them fail, libfaketime changes the clock. */
final class PreloadedLibraries {

    /** The program of the package with libfiu. */
    static final String FIU = "fiu-ctrl";

    /** The program of the package with libfaketime. */
    static final String FAKETIME = "faketime";

    private static final Path LIBRARIES = Path.of("/usr/lib");

    // EIO.
    private static final int INPUT_OUTPUT_ERROR = 5;

    private PreloadedLibraries() {}

    /** The environment of a process whose input and output can be made to fail. */
    static Map<String, String> faultInjection(Path folder) throws IOException {
        return Map.of(
                "LD_PRELOAD",
                library("fiu_run_preload.so") + " " + library("fiu_posix_preload.so"),
                "FIU_CTRL_FIFO",
                folder.resolve("fiu").toString());
    }

    /** Lets every write of buffers to the disk fail in a process with {@link #faultInjection}. */
    static void failSync(Path folder, long pid) throws IOException, InterruptedException {
        control(folder, pid, "enable name=posix/io/sync/*,failinfo=" + INPUT_OUTPUT_ERROR);
    }

    /** Ends the effect of {@link #failSync}. */
    static void restoreSync(Path folder, long pid) throws IOException, InterruptedException {
        control(folder, pid, "disable name=posix/io/sync/*");
    }

    private static void control(Path folder, long pid, String command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(FIU, "-f", folder.resolve("fiu").toString(), "-c", command, String.valueOf(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(FIU + " failed: " + command);
        }
    }

    /** The environment of a process whose clock can be set with {@link #setClock}. */
    static Map<String, String> adjustableClock(Path folder) throws IOException {
        setClock(folder, Duration.ZERO);
        return Map.of(
                "LD_PRELOAD",
                library("libfaketime.so.1").toString(),
                "FAKETIME_TIMESTAMP_FILE",
                folder.resolve("clock").toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                // With its correction, timed waits of Java end at once.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                // A jump of the clock does not change the monotonic clock.
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** Sets the clock of a process with {@link #adjustableClock} to the real time and an offset. */
    static void setClock(Path folder, Duration offset) throws IOException {
        Path changed = Files.writeString(
                folder.resolve("clock.new"), (offset.isNegative() ? "" : "+") + offset.toSeconds() + "\n");
        Files.move(
                changed, folder.resolve("clock"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path library(String name) throws IOException {
        // In a directory of the architecture, such as x86_64-linux-gnu.
        try (Stream<Path> architectures = Files.list(LIBRARIES)) {
            return architectures
                    .sorted()
                    .flatMap(folder -> Stream.of(
                            folder.resolve(name), folder.resolve(FAKETIME).resolve(name)))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " is not installed"));
        }
    }
}
