package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.storage.transaction.GroupCommit;
import java.util.Collection;
import java.util.Collections;
import java.util.function.Function;

/** Attachments in a database. */
final class JdbcAttachmentStore implements AttachmentStore {

    private final GroupCommit commits;
    private final String keep;

    JdbcAttachmentStore(GroupCommit commits, String keep) {
        this.commits = commits;
        this.keep = keep;
    }

    @Override
    public <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work) {
        return commits.run(Collections.min(numbers), jdbcSession -> work.apply(new JdbcTransaction(jdbcSession, keep)));
    }
}
