package dev.attachphone.suite.program.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.program.process.OperationsServerProcess;
import java.util.ArrayList;
import java.util.List;

/** A great many attaches through one server, whose memory is looked at after each part of them. */
record MemoryMeasurement(List<Sample> samples) {

    static final int NUMBERS_OF_A_REQUEST = 100;
    static final int PARTS = 20;

    /** The first tenth is for the server to load what it needs. */
    static final int WARM = PARTS / 10;

    /** How much larger than after the first tenth the memory may be later. */
    static final double FACTOR = 1.25;

    /**
     * The memory of a server.
     *
     * @param attaches how many numbers it has attached by then
     * @param resident KiB of the process
     * @param heap KiB of its heap after a collection
     */
    record Sample(int attaches, long resident, long heap) {}

    /** Attaches so many numbers. */
    static MemoryMeasurement of(OperationsServerProcess server, int attaches) throws Exception {
        int requests = attaches / NUMBERS_OF_A_REQUEST / PARTS;
        RequestBurst requestBurst =
                new RequestBurst(List.of(server.url()), index -> BenchmarkRequests.attach(index, NUMBERS_OF_A_REQUEST));
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

    /** Fails if memory grew with what was attached. */
    void requireFlat() {
        Sample warm = samples.get(WARM - 1);
        for (Sample sample : samples.subList(WARM, samples.size())) {
            assertTrue(sample.resident() <= FACTOR * warm.resident(), "resident: " + samples);
            assertTrue(sample.heap() <= FACTOR * warm.heap(), "heap: " + samples);
        }
    }
}
