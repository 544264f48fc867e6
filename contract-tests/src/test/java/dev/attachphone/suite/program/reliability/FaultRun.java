package dev.attachphone.suite.program.reliability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs a scenario and judges it. Beside the real load, smaller loads meet the same faults through each control defect. */
final class FaultRun {

    private static final int CLIENTS = 8;
    private static final int CONTROL_CLIENTS = 3;
    private static final int CONTROL_CALLS = 20;
    private static final int LIMIT_SECONDS = 120;

    private static final NumberBlock CALLS = new NumberBlock(0);
    private static final NumberBlock OPERATED = new NumberBlock(1);
    private static final int FIRST_CONTROL = 2;

    private final List<String> violations = new ArrayList<>();
    private final Map<ControlDefect, WorkloadLoad> controls = new EnumMap<>(ControlDefect.class);
    private final Map<ControlDefect, List<String>> findings = new EnumMap<>(ControlDefect.class);

    private FaultRun() {}

    /**
     * Runs a scenario.
     *
     * @param times how often the fault is injected
     * @param folder an empty directory
     * @param seed determines the calls
     */
    static <D extends AutoCloseable> FaultRunResult of(FaultScenario<D> scenario, int times, Path folder, long seed)
            throws Exception {
        return new FaultRun().run(scenario, times, folder, seed);
    }

    private <D extends AutoCloseable> FaultRunResult run(FaultScenario<D> scenario, int times, Path folder, long seed)
            throws Exception {
        try (Deployment<D> deployment = scenario.deployment().start(folder)) {
            WorkloadLoad load = new WorkloadLoad(deployment.sender(), CLIENTS, CALLS, seed);
            try (load;
                    OperatorLoad operator = new OperatorLoad(deployment.sender(), deployment::operations, OPERATED)) {
                for (ControlDefect defect : scenario.controls()) {
                    controls.put(
                            defect,
                            new WorkloadLoad(
                                    defect.in(deployment.sender()),
                                    CONTROL_CLIENTS,
                                    new NumberBlock(FIRST_CONTROL + controls.size()),
                                    seed));
                }
                injectFaults(scenario, times, deployment, load);
                for (WorkloadLoad control : controls.values()) {
                    control.close();
                }
                operator.close();
                List<RecordedCall> calls = load.end();
                FinalState state = deployment.finalState();
                violations.addAll(HistoryVerdict.violations(calls, state));
                violations.addAll(operator.violations(state));
                violations.addAll(state.wrongHistories());
                violations.addAll(HistoryVerdict.failures(calls, scenario.failures()));
                for (Map.Entry<ControlDefect, WorkloadLoad> control : controls.entrySet()) {
                    findings.computeIfAbsent(control.getKey(), defect -> new ArrayList<>())
                            .addAll(HistoryVerdict.violations(control.getValue().end(), state));
                }
                return new FaultRunResult(scenario, times, calls, operator.detached(), violations, findings);
            } finally {
                for (WorkloadLoad control : controls.values()) {
                    control.close();
                }
            }
        }
    }

    private <D extends AutoCloseable> void injectFaults(
            FaultScenario<D> scenario, int times, Deployment<D> deployment, WorkloadLoad load) throws Exception {
        try {
            FaultSteps.awaitActivity(load);
            for (int i = 0; i < times; i++) {
                scenario.fault().inject(deployment, load);
                deployment.awaitReady();
                FaultSteps.awaitActivity(load);
            }
        } catch (AssertionError e) {
            violations.add(String.valueOf(e.getMessage()));
        }
        for (Map.Entry<ControlDefect, WorkloadLoad> control : controls.entrySet()) {
            long begin = System.nanoTime();
            control.getValue().awaitCalls(CONTROL_CALLS, LIMIT_SECONDS);
            if (control.getValue().acknowledgedSince(begin) == 0) {
                findings.put(control.getKey(), new ArrayList<>(List.of(HistoryVerdict.NOT_SERVED)));
            }
        }
    }
}
