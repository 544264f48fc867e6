package dev.attachphone.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Returns memory of the heap to the operating system. Without options, Java lets the heap grow to a quarter of the machine before it
 * collects old objects; what the sandbox keeps is a small part of that.
 */
final class HeapTrimmer {

    private static final int INTERVAL_SECONDS = 2;

    /** By how many bytes the use of the heap may grow before garbage is collected. */
    private static final long MAX_GROWTH = 32L * 1024 * 1024;

    private final MemoryMXBean memory;
    private long kept;

    HeapTrimmer(MemoryMXBean memory) {
        this.memory = memory;
    }

    /** Starts a thread that checks the heap until the program ends. */
    static void start() {
        HeapTrimmer trimmer = new HeapTrimmer(ManagementFactory.getMemoryMXBean());
        var unused = Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "heap-trimmer");
                    thread.setDaemon(true);
                    return thread;
                })
                .scheduleWithFixedDelay(trimmer::trim, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Collects garbage if the use of the heap has grown since the last time. */
    void trim() {
        if (memory.getHeapMemoryUsage().getUsed() - kept > MAX_GROWTH) {
            memory.gc();
            kept = memory.getHeapMemoryUsage().getUsed();
        }
    }
}
