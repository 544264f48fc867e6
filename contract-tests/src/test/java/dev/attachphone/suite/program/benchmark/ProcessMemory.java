package dev.attachphone.suite.program.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory use of another JVM on Linux.
 *
 * @param pid the process id
 */
record ProcessMemory(long pid) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

    /** Resident memory in KiB. */
    long resident() throws IOException {
        return figure(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    /** The highest resident memory so far, in KiB. */
    long peak() throws IOException {
        return figure(PEAK, Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    /** Used heap in KiB after a full collection. */
    long heapAfterCollection() throws IOException {
        diagnose("GC.run");
        return figure(HEAP, diagnose("GC.heap_info"));
    }

    private String diagnose(String command) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, String.valueOf(pid), command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long figure(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return Long.parseLong(found.group(1));
    }
}
