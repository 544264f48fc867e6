package dev.attachphone.server.http;

import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachRequest;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.AttachmentStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A store in which every write blocks until {@link #release}. Every agent exists and no number is attached. */
public final class BlockingAttachmentStore implements AttachmentStore {

    private final CountDownLatch releaseLatch = new CountDownLatch(1);
    private final Semaphore entered = new Semaphore(0);
    private final List<String> inserted = new CopyOnWriteArrayList<>();

    /** Waits until another write has started. */
    public void awaitWrite() throws InterruptedException {
        entered.acquire();
    }

    /** Unblocks all writes, including future ones. */
    public void release() {
        releaseLatch.countDown();
    }

    public List<String> inserted() {
        return inserted;
    }

    @Override
    public AttachOutcome attach(AttachRequest request) {
        entered.release();
        try {
            releaseLatch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        inserted.addAll(request.command().numbers());
        return new AttachOutcome.Attached(request.command(), request.at(), AttachmentStatus.ACTIVE);
    }
}
