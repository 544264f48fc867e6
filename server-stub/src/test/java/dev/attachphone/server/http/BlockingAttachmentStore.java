package dev.attachphone.server.http;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.AttachmentStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A store in which every write blocks until {@link #release}. Every agent exists and no number is attached. */
public final class BlockingAttachmentStore implements AttachmentStore, AttachmentStore.Transaction {

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
    public <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work) {
        entered.release();
        try {
            releaseLatch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return work.apply(this);
    }

    @Override
    public boolean hasAgent(Account account, String agentId) {
        return true;
    }

    @Override
    public Optional<AttachmentStatus> initialStatus(Account account, String provider) {
        return Optional.of(AttachmentStatus.ACTIVE);
    }

    @Override
    public Map<String, Attachment> find(Collection<String> numbers) {
        return Map.of();
    }

    @Override
    public void insert(List<Attachment> attachments) {
        attachments.forEach(attachment -> inserted.add(attachment.number()));
    }
}
