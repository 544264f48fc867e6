package dev.attachphone.server.attach;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcome of an attach request. Each outcome is one of the contract's named answers. */
public sealed interface AttachOutcome {

    /** The name of the answer in the contract. */
    String answer();

    /** The names of the answers of all outcomes. */
    static Set<String> answerNames() {
        return Stream.of(
                        Stream.of(RefusalReason.values()).map(RefusalReason::answer),
                        Stream.of(AttachmentStatus.values()).map(Attached::answer),
                        Stream.of(AlreadyAttached.ANSWER))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Applies the function for the type of this outcome. A new type requires a new parameter, so callers cannot forget it. */
    <T> T map(
            Function<Attached, T> attached, Function<AlreadyAttached, T> alreadyAttached, Function<Refused, T> refused);

    /**
     * Every number of the request is attached.
     *
     * @param command the request
     * @param attachedAt the latest instant at which one of the numbers was attached
     * @param status the least ready status of the numbers
     */
    record Attached(AttachCommand command, Instant attachedAt, AttachmentStatus status) implements AttachOutcome {
        @Override
        public String answer() {
            return answer(status);
        }

        private static String answer(AttachmentStatus status) {
            return switch (status) {
                case ACTIVE -> "attached";
                case PENDING -> "attached-pending";
                case INACTIVE -> "attached-inactive";
            };
        }

        /** The attached numbers without duplicates, in the order of the request. */
        public List<String> numbers() {
            return command.numbers();
        }

        @Override
        public <T> T map(
                Function<Attached, T> attached,
                Function<AlreadyAttached, T> alreadyAttached,
                Function<Refused, T> refused) {
            return attached.apply(this);
        }
    }

    /**
     * A number is attached to another agent of the same account, or to the same agent under another provider.
     *
     * @param holder the id of the agent that the number is attached to
     * @param number the number
     */
    record AlreadyAttached(String holder, String number) implements AttachOutcome {
        private static final String ANSWER = "already-attached";

        @Override
        public String answer() {
            return ANSWER;
        }

        @Override
        public <T> T map(
                Function<Attached, T> attached,
                Function<AlreadyAttached, T> alreadyAttached,
                Function<Refused, T> refused) {
            return alreadyAttached.apply(this);
        }
    }

    /** The request is refused with an answer that contains no values of the request. */
    record Refused(RefusalReason reason) implements AttachOutcome {
        @Override
        public String answer() {
            return reason.answer();
        }

        @Override
        public <T> T map(
                Function<Attached, T> attached,
                Function<AlreadyAttached, T> alreadyAttached,
                Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
