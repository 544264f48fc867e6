package dev.attachphone.server.attach;

import dev.attachphone.server.attach.Attachment.Holder;
import java.time.Instant;

/**
 * A command of an account.
 *
 * @param account the authenticated account
 * @param command the valid command
 * @param at when the numbers are attached, in milliseconds precision
 * @param origin who attaches them
 */
public record AttachRequest(Account account, AttachCommand command, Instant at, ChangeOrigin origin) {

    /** What the numbers are to be attached to. */
    Holder holder() {
        return new Holder(account.id(), command.agentId(), command.provider());
    }
}
