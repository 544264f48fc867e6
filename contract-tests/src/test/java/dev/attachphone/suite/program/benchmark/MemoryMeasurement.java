package dev.attachphone.suite.program.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.program.process.OperationsServerProcess;
import java.util.ArrayList;
import java.util.List;

/** Attaches many numbers through one server and samples its memory after each part. */
record MemoryMeasurement(List<Sample> samples) {

    static final int NUMBERS_OF_A_REQUEST = 100;
    static final int PARTS = 20;

    static final int CONNECTIONS = 8;

    /** The first tenth is warm-up. */
    static final int WARM = PARTS / 10;

    /** The permitted ratio of later memory use to that after the warm-up. */
    static final double FACTOR = 1.25;

    /**
     * A sample of the memory use.
     *
     * @param attaches the numbers attached so far
     * @param resident resident memory in KiB
     * @param heap used heap in KiB after a full collection
     */
    record Sample(int attaches, long resident, long heap) {}

    /** Attaches the given count of numbers. */
    static MemoryMeasurement of(OperationsServerProcess server, int attaches) throws Exception {
        int requests = attaches / NUMBERS_OF_A_REQUEST / PARTS;
        RequestBurst requestBurst = new RequestBurst(
                List.of(server.url()),
                CONNECTIONS,
                200,
                index -> BenchmarkRequests.attach(index, NUMBERS_OF_A_REQUEST));
        ProcessMemory memory = new ProcessMemory(server.process().pid());
        List<Sample> samples = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            requestBurst.send(part * requests, requests);
            long resident = memory.resident();
            samples.add(
                    new Sample((part + 1) * requests * NUMBERS_OF_A_REQUEST, resident, memory.heapAfterCollection()));
        }
        return new MemoryMeasurement(samples);
    }

    /** Fails if memory grew with the number of attachments. */
    void requireFlat() {
        Sample warm = samples.get(WARM - 1);
        for (Sample sample : samples.subList(WARM, samples.size())) {
            assertTrue(sample.resident() <= FACTOR * warm.resident(), "resident: " + samples);
            assertTrue(sample.heap() <= FACTOR * warm.heap(), "heap: " + samples);
        }
    }
}
