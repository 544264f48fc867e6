package dev.attachphone.server.attach;

import java.time.Instant;
import java.util.List;

/** How an attach request ended: exactly one of the contract's named answers. */
public sealed interface AttachOutcome {

    /** The name of the answer in the contract. */
    String answer();

    /**
     * Every number of the request is attached.
     *
     * @param command what was asked for
     * @param attachedAt the latest instant at which one of the numbers was attached
     * @param status the least ready status among the numbers
     */
    record Attached(AttachCommand command, Instant attachedAt, AttachmentStatus status) implements AttachOutcome {
        @Override
        public String answer() {
            return switch (status) {
                case ACTIVE -> "attached";
                case PENDING -> "attached-pending";
                case INACTIVE -> "attached-inactive";
            };
        }

        /** The numbers that are attached, each once, in the order of the request. */
        public List<String> numbers() {
            return command.numbers();
        }
    }

    /**
     * A number is held by another agent of the same account, or by the same agent under another provider.
     *
     * @param holder the id of the agent that holds it
     * @param number the number
     */
    record AlreadyAttached(String holder, String number) implements AttachOutcome {
        @Override
        public String answer() {
            return "already-attached";
        }
    }

    /** Refused, and there is nothing more to tell than why. */
    record Refused(RefusalReason reason) implements AttachOutcome, ValidationResult {
        @Override
        public String answer() {
            return reason.answer();
        }
    }
}
