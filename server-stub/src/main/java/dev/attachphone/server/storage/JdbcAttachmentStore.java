package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachmentStore;
import java.util.function.Function;

/** Attachments in a database. */
final class JdbcAttachmentStore implements AttachmentStore {

    private final GroupCommit commits;

    JdbcAttachmentStore(GroupCommit commits) {
        this.commits = commits;
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        return commits.run(statements -> work.apply(new JdbcTransaction(statements)));
    }
}
