package dev.attachphone.suite.program.reliability;

import static dev.attachphone.suite.program.reliability.ControlDefect.ACKNOWLEDGES_BEFORE_COMMIT;
import static dev.attachphone.suite.program.reliability.ControlDefect.IGNORES_LOST_RACE;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.RestartableServer;
import dev.attachphone.suite.program.process.SuspendedProcesses;
import dev.attachphone.suite.program.reliability.FaultScenario.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faults of servers on SQLite. */
final class SqliteScenarios {

    private static final String ONE = "one server, SQLite";
    private static final String TWO = "two servers, one SQLite file";

    private static final int SUSPENDED_SECONDS = 3;
    private static final int DISK_MEGABYTES = 24;

    static final List<FaultScenario<?>> ALL = List.of(
            serverKilled(),
            serverSuspended(),
            diskFull(),
            ioErrors(),
            clockJumps(),
            oneOfTwoKilled(),
            oneOfTwoSuspended());

    /** The directory of the database file, which may have to be removed. */
    private record DatabaseFolder(Path folder, Optional<SmallDisk> disk) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            if (disk.isPresent()) {
                disk.get().close();
            }
        }

        SmallDisk smallDisk() {
            return disk.orElseThrow();
        }
    }

    private SqliteScenarios() {}

    private static Deployment<DatabaseFolder> start(Path folder, int servers, Map<String, String> environment)
            throws Exception {
        return new Deployment<>(
                new DatabaseFolder(folder, Optional.empty()),
                folder,
                servers,
                PackagedProgram.database(folder),
                environment);
    }

    private static FaultScenario<DatabaseFolder> serverKilled() {
        return new FaultScenario<>(
                "sqlite-server-killed",
                ONE,
                "SIGKILL of the server, and a new start",
                "",
                FaultScenario.SEVERAL_TIMES,
                List.of(),
                Failures.UNANSWERED,
                EnumSet.of(ACKNOWLEDGES_BEFORE_COMMIT, IGNORES_LOST_RACE),
                Optional.empty(),
                folder -> start(folder, 1, Map.of()),
                (deployment, load) -> {
                    deployment.server().kill();
                    deployment.server().start();
                });
    }

    private static FaultScenario<DatabaseFolder> serverSuspended() {
        return new FaultScenario<>(
                "sqlite-server-suspended",
                ONE,
                "SIGSTOP of the server for " + SUSPENDED_SECONDS + " s",
                "no call is answered with 500",
                FaultScenario.SEVERAL_TIMES,
                List.of(),
                Failures.NONE,
                EnumSet.of(IGNORES_LOST_RACE),
                Optional.empty(),
                folder -> start(folder, 1, Map.of()),
                (deployment, load) -> {
                    try (SuspendedProcesses suspended = deployment.server().suspend()) {
                        load.awaitAcknowledged(Integer.MAX_VALUE, SUSPENDED_SECONDS);
                    }
                });
    }

    private static FaultScenario<DatabaseFolder> diskFull() {
        return new FaultScenario<>(
                "sqlite-disk-full",
                ONE,
                "no space left on the disk of the database",
                "readiness says 503 and then 200, no restart",
                FaultScenario.SEVERAL_TIMES,
                List.of(SmallDisk.MOUNT),
                Failures.ANSWERED,
                EnumSet.allOf(ControlDefect.class),
                Optional.empty(),
                folder -> {
                    SmallDisk disk =
                            SmallDisk.mount(Files.createDirectory(folder.resolve("small-disk")), DISK_MEGABYTES);
                    return new Deployment<>(
                            new DatabaseFolder(disk.folder(), Optional.of(disk)),
                            folder,
                            1,
                            PackagedProgram.database(disk.folder()),
                            Map.of());
                },
                (deployment, load) -> {
                    SmallDisk disk = deployment.database().smallDisk();
                    disk.fill();
                    FaultSteps.awaitFailures(load);
                    deployment.awaitReadiness(deployment.server(), 503);
                    disk.free();
                });
    }

    private static FaultScenario<DatabaseFolder> ioErrors() {
        return new FaultScenario<>(
                "sqlite-io-errors",
                ONE,
                "fsync and fdatasync fail with EIO",
                "readiness says 503 and then 200, no restart",
                FaultScenario.SEVERAL_TIMES,
                List.of(PreloadedLibraries.FIU),
                Failures.ANSWERED,
                EnumSet.allOf(ControlDefect.class),
                Optional.empty(),
                folder -> start(folder, 1, PreloadedLibraries.faultInjection(folder)),
                (deployment, load) -> {
                    Path folder = deployment.database().folder();
                    long server = deployment.server().pid();
                    PreloadedLibraries.failSync(folder, server);
                    FaultSteps.awaitFailures(load);
                    deployment.awaitReadiness(deployment.server(), 503);
                    PreloadedLibraries.restoreSync(folder, server);
                });
    }

    private static FaultScenario<DatabaseFolder> clockJumps() {
        return new FaultScenario<>(
                "sqlite-clock-jumps",
                ONE,
                "the clock jumps one hour forward, two hours back and one hour forward",
                "no call is answered with 500, the times of acknowledged calls stay",
                FaultScenario.SEVERAL_TIMES,
                List.of(PreloadedLibraries.FAKETIME),
                Failures.NONE,
                EnumSet.of(IGNORES_LOST_RACE),
                Optional.empty(),
                folder -> start(folder, 1, PreloadedLibraries.adjustableClock(folder)),
                (deployment, load) -> {
                    for (Duration offset : List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO)) {
                        PreloadedLibraries.setClock(deployment.database().folder(), offset);
                        FaultSteps.awaitClock(load, offset);
                    }
                });
    }

    private static FaultScenario<DatabaseFolder> oneOfTwoKilled() {
        return new FaultScenario<>(
                "sqlite-one-of-two-killed",
                TWO,
                "SIGKILL of one server, and a new start",
                "the other one serves meanwhile",
                FaultScenario.SEVERAL_TIMES,
                List.of(),
                Failures.UNANSWERED,
                EnumSet.of(ACKNOWLEDGES_BEFORE_COMMIT, IGNORES_LOST_RACE),
                Optional.empty(),
                folder -> start(folder, 2, Map.of()),
                (deployment, load) -> FaultSteps.killWhileTheOthersServe(deployment, load));
    }

    /** A suspended server may hold the only lock of the file, so that the other one cannot write meanwhile. */
    private static FaultScenario<DatabaseFolder> oneOfTwoSuspended() {
        return new FaultScenario<>(
                "sqlite-one-of-two-suspended",
                TWO,
                "SIGSTOP of one server for " + SUSPENDED_SECONDS + " s",
                "",
                FaultScenario.SEVERAL_TIMES,
                List.of(),
                Failures.ANSWERED,
                EnumSet.of(IGNORES_LOST_RACE),
                Optional.empty(),
                folder -> start(folder, 2, Map.of()),
                (deployment, load) -> {
                    RestartableServer server = deployment.server();
                    try (SuspendedProcesses suspended = server.suspend()) {
                        load.awaitAcknowledged(Integer.MAX_VALUE, SUSPENDED_SECONDS);
                    }
                });
    }
}
