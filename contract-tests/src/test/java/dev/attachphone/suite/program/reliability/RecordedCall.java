package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.history.AttachCall;
import dev.attachphone.suite.history.AttachCall.CallResult;

/**
 * An attach call of a load.
 *
 * @param workload the index of its workload; numbers of different workloads are different
 * @param call the call
 * @param answer its answer
 */
record RecordedCall(int workload, AttachCall call, AttachAnswer answer) {

    boolean isAcknowledged() {
        return call.result() instanceof CallResult.Attached;
    }
}
