package dev.attachphone.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Returns memory of the heap to the operating system. Without options, Java lets the heap grow to a quarter of the machine before it
 * collects old objects; what the sandbox keeps is a small part of that.
 */
final class HeapTrimmer {

    private static final int INTERVAL_SECONDS = 2;

    /** By how many bytes the heap may grow, in use or in size, before garbage is collected. */
    private static final long MAX_GROWTH = 32L * 1024 * 1024;

    private final MemoryMXBean memory;
    private MemoryUsage kept;

    HeapTrimmer(MemoryMXBean memory) {
        this.memory = memory;
        kept = memory.getHeapMemoryUsage();
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

    /** Collects garbage if the heap has grown by more than {@link #MAX_GROWTH} since the last time. */
    void trim() {
        MemoryUsage now = memory.getHeapMemoryUsage();
        if (now.getUsed() - kept.getUsed() > MAX_GROWTH || now.getCommitted() - kept.getCommitted() > MAX_GROWTH) {
            memory.gc();
            kept = memory.getHeapMemoryUsage();
        }
    }
}
