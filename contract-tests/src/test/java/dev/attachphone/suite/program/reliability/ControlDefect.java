package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A defect of a server that the checks of a run must find. It is simulated in front of the real server, whose answers it changes, so
 * that a run without a fault looks the same as with the real server unless the defect concerns it.
 */
enum ControlDefect {
    /** Acknowledges a call whose commit fails. */
    ACKNOWLEDGES_BEFORE_COMMIT("acknowledges before the commit", "is lost") {
        @Override
        AttachSender in(AttachSender real) {
            return call -> {
                AttachAnswer answer = answerOf(real, call);
                if (!(answer.result() instanceof CallResult.Indeterminate)) {
                    return answer;
                }
                // The load does not pause after an acknowledgement.
                LockSupport.parkNanos(PAUSE_NANOS);
                return ACKNOWLEDGEMENT;
            };
        }
    },
    /** Acknowledges a call although another one has got the number. */
    IGNORES_LOST_RACE("ignores a lost race", "was attached twice") {
        @Override
        AttachSender in(AttachSender real) {
            return call -> {
                AttachAnswer answer = real.send(call);
                return answer.result() instanceof CallResult.Refused ? ACKNOWLEDGEMENT : answer;
            };
        }
    },
    /** After one failure, all calls have their effect and are answered with 500. */
    KEEPS_BROKEN_CONNECTION("keeps a broken connection", HistoryVerdict.NOT_SERVED) {
        @Override
        AttachSender in(AttachSender real) {
            AtomicBoolean isBroken = new AtomicBoolean();
            return call -> {
                AttachAnswer answer = answerOf(real, call);
                isBroken.compareAndSet(false, answer.result() instanceof CallResult.Indeterminate);
                return isBroken.get() ? AttachAnswer.none() : answer;
            };
        }
    };

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final AttachAnswer ACKNOWLEDGEMENT = new AttachAnswer(new CallResult.Attached(), true, false, "");

    private final String description;
    private final String finding;

    ControlDefect(String description, String finding) {
        this.description = description;
        this.finding = finding;
    }

    /** The defect as a predicate, such as "ignores a lost race". */
    String description() {
        return description;
    }

    /** A part of the violations that show the defect. */
    String finding() {
        return finding;
    }

    /** A sender to a server with the defect. */
    abstract AttachSender in(AttachSender real);

    private static AttachAnswer answerOf(AttachSender real, AttachInvocation call) {
        try {
            return real.send(call);
        } catch (NoResponseException e) {
            return AttachAnswer.none();
        }
    }
}
