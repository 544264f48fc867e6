package dev.attachphone.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;

/**
 * Returns memory of the heap to the operating system. Without options, Java lets the heap grow to a quarter of the machine before it
 * collects old objects; what the sandbox keeps is a small part of that.
 */
final class HeapTrimmer {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** How many bytes of the heap may be unused before it is trimmed. */
    private static final long MAX_UNUSED = 48L * 1024 * 1024;

    private HeapTrimmer() {}

    /** Starts a thread that checks the heap until the program ends. */
    static void start() {
        Thread thread = new Thread(HeapTrimmer::run, "heap-trimmer");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            long kept = 0;
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
                if (memory.getHeapMemoryUsage().getCommitted() - kept > MAX_UNUSED) {
                    memory.gc();
                    kept = memory.getHeapMemoryUsage().getUsed();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
