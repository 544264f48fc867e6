package dev.attachphone.suite.program.reliability;

import dev.attachphone.testing.InstalledPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A fault of a deployment under load.
 *
 * @param <D> the database
 * @param id identifies the scenario on the command line
 * @param setUp the deployment in words
 * @param faultName the fault in words
 * @param promise what is checked in addition to the promises that hold in every scenario
 * @param measuredTimes how often the fault happens in the run that writes RELIABILITY.md
 * @param programs the programs that it needs in addition to a JDK
 * @param failures how calls may fail during the fault
 * @param controls the defects that the fault can show
 * @param variant a setup that breaks a promise
 * @param deployment starts the deployment
 * @param fault the fault
 */
record FaultScenario<D extends AutoCloseable>(
        String id,
        String setUp,
        String faultName,
        String promise,
        int measuredTimes,
        List<String> programs,
        Failures failures,
        Set<ControlDefect> controls,
        Optional<BrokenVariant<D>> variant,
        Deployment.DeploymentFactory<D> deployment,
        Fault<D> fault) {

    static final int SEVERAL_TIMES = 3;
    static final int MANY_TIMES = 10;

    /** How calls may fail. An answer that says that the call was not processed (503) is always permitted. */
    enum Failures {
        /** Every call is answered, none with 500. */
        NONE,
        /** Every call is answered, some with 500. */
        ANSWERED,
        /** Some calls are answered with 500, and some not at all. */
        UNANSWERED
    }

    /** A fault. */
    @FunctionalInterface
    interface Fault<D extends AutoCloseable> {

        /**
         * Lets the fault begin and end.
         *
         * @param load the load that goes on meanwhile
         * @throws AssertionError if a promise does not hold
         */
        void inject(Deployment<D> deployment, WorkloadLoad load) throws Exception;
    }

    /**
     * A deployment or fault that breaks a promise, which the checks must find.
     *
     * @param description the difference in words
     * @param finding a part of the violations
     */
    record BrokenVariant<D extends AutoCloseable>(
            String description, String finding, Deployment.DeploymentFactory<D> deployment, Fault<D> fault) {}

    /** The programs and permissions that are missing on this machine. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(InstalledPrograms.missing(programs));
        if (programs.contains(SmallDisk.MOUNT) && !SmallDisk.isPermitted()) {
            missing.add("the permission to mount a file system");
        }
        return missing;
    }

    /** The scenario with a setup that breaks a promise instead. */
    FaultScenario<D> with(BrokenVariant<D> broken) {
        return new FaultScenario<>(
                id,
                setUp,
                faultName,
                promise,
                measuredTimes,
                programs,
                failures,
                Set.of(),
                Optional.empty(),
                broken.deployment(),
                broken.fault());
    }

    @Override
    public String toString() {
        return id;
    }
}
