package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Maps rows of the table {@code attachment}. */
final class RowMappers {

    /** The columns in the order in which the methods of this class read them. */
    static final String ATTACHMENT = "number, account_id, agent_id, provider, status, attached_at, purpose";

    private RowMappers() {}

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getString(1),
                new Holder(row.getString(2), row.getString(3), row.getString(4)),
                AttachmentStatus.valueOf(row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)));
    }

    static NumberEntry number(ResultSet row) throws SQLException {
        return new NumberEntry(attachment(row), row.getString(7));
    }
}
