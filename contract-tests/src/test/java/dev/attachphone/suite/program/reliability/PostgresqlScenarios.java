package dev.attachphone.suite.program.reliability;

import static dev.attachphone.suite.program.reliability.ControlDefect.ACKNOWLEDGES_BEFORE_COMMIT;
import static dev.attachphone.suite.program.reliability.ControlDefect.IGNORES_LOST_RACE;

import dev.attachphone.suite.program.process.DebianPostgresql;
import dev.attachphone.suite.program.process.PatroniCluster;
import dev.attachphone.suite.program.process.PostgresqlPair;
import dev.attachphone.suite.program.process.PostgresqlPair.Replication;
import dev.attachphone.suite.program.process.RestartableServer;
import dev.attachphone.suite.program.process.SuspendedProcesses;
import dev.attachphone.suite.program.reliability.FaultScenario.BrokenVariant;
import dev.attachphone.suite.program.reliability.FaultScenario.Failures;
import dev.attachphone.suite.program.reliability.FaultScenario.Fault;
import dev.attachphone.testing.TcpForwarder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faults of servers on PostgreSQL. */
final class PostgresqlScenarios {

    private static final String ONE = "one server, PostgreSQL";
    private static final String TWO = "two servers, PostgreSQL";
    private static final String PAIR = "one server, PostgreSQL with a synchronous standby";
    private static final String MANAGED = "one server, HAProxy, and PostgreSQL with Patroni in synchronous mode";
    private static final String READINESS = "readiness says 503 and then 200, no restart of the server";

    private static final List<String> PROGRAMS = List.of(DebianPostgresql.PROGRAM);

    private static final int BLOCKED_SECONDS = 2;
    private static final int SEPARATED_SECONDS = 15;
    private static final int ACKNOWLEDGED_TOO_EARLY = 20;

    private static final int DISK_MEGABYTES = 160;
    // The replies of PostgreSQL to a statement, of which the second one makes a transaction durable.
    private static final String INSERTED = "INSERT 0 ";
    private static final String COMMITTED = "COMMIT";
    private static final int BREAKS_AT_EVERY = 3;

    static final List<FaultScenario<?>> ALL = List.of(
            primaryKilled(),
            standbySeparated(),
            managedPrimaryKilled(),
            managedMachineLost(),
            databaseKilled(),
            databaseSuspended(),
            commitRepliesLost(),
            diskFull(),
            ioErrors(),
            oneOfTwoKilled(),
            oneOfTwoSuspended(),
            rollingRestart());

    /** One PostgreSQL server, and what surrounds it. */
    private record SingleDatabase(DebianPostgresql postgresql, Optional<TcpForwarder> network, Optional<SmallDisk> disk)
            implements AutoCloseable {

        TcpForwarder forwarder() {
            return network.orElseThrow();
        }

        SmallDisk smallDisk() {
            return disk.orElseThrow();
        }

        @Override
        public void close() throws Exception {
            postgresql.close();
            network.ifPresent(TcpForwarder::close);
            if (disk.isPresent()) {
                disk.get().close();
            }
        }
    }

    private PostgresqlScenarios() {}

    private static DebianPostgresql started(DebianPostgresql postgresql) throws Exception {
        try {
            postgresql.initialize();
            postgresql.start();
            return postgresql;
        } catch (Exception e) {
            postgresql.close();
            throw e;
        }
    }

    private static Deployment<SingleDatabase> start(Path folder, int servers) throws Exception {
        DebianPostgresql postgresql = started(new DebianPostgresql(folder.resolve("data")));
        return new Deployment<>(
                new SingleDatabase(postgresql, Optional.empty(), Optional.empty()),
                folder,
                servers,
                postgresql.url(),
                Map.of());
    }

    private static Deployment<SingleDatabase> startBehindForwarder(Path folder) throws Exception {
        DebianPostgresql postgresql = started(new DebianPostgresql(folder.resolve("data")));
        TcpForwarder forwarder = new TcpForwarder(postgresql.port());
        return new Deployment<>(
                new SingleDatabase(postgresql, Optional.of(forwarder), Optional.empty()),
                folder,
                1,
                postgresql.url().replace(":" + postgresql.port(), ":" + forwarder.port()),
                Map.of());
    }

    private static Deployment<SingleDatabase> startOnSmallDisk(Path folder) throws Exception {
        SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("small-disk")), DISK_MEGABYTES);
        DebianPostgresql postgresql;
        try {
            postgresql = started(new DebianPostgresql(disk.folder().resolve("data")));
        } catch (Exception e) {
            disk.close();
            throw e;
        }
        return new Deployment<>(
                new SingleDatabase(postgresql, Optional.empty(), Optional.of(disk)),
                folder,
                1,
                postgresql.url(),
                Map.of());
    }

    private static Deployment<PostgresqlPair> startPair(Path folder, Replication replication) throws Exception {
        PostgresqlPair pair = new PostgresqlPair(folder, replication);
        return new Deployment<>(pair, folder, 1, pair.url(), Map.of());
    }

    private static FaultScenario<PostgresqlPair> primaryKilled() {
        BrokenVariant<PostgresqlPair> variant = new BrokenVariant<>(
                "an asynchronous standby",
                "is lost",
                folder -> startPair(folder, Replication.ASYNCHRONOUS),
                (deployment, load) -> {
                    deployment.database().separate();
                    FaultSteps.awaitActivity(load);
                    failOver(deployment, load);
                });
        return pair(
                "failover",
                "SIGKILL of the primary; the standby is promoted",
                FaultScenario.MANY_TIMES,
                Optional.of(variant),
                PostgresqlScenarios::failOver);
    }

    /**
     * The primary has committed what the separated standby lacks, shows it after its new start, and is lost then. The server must not
     * acknowledge it, also not to a client that repeats its call.
     */
    private static FaultScenario<PostgresqlPair> standbySeparated() {
        Fault<PostgresqlPair> fault = (deployment, load) -> {
            deployment.database().separate();
            // Until all clients wait for commits, which wait for the standby.
            load.awaitAcknowledged(Integer.MAX_VALUE, BLOCKED_SECONDS);
            deployment.database().restartPrimary();
            // A server that acknowledges a call meanwhile loses it.
            load.awaitAcknowledged(ACKNOWLEDGED_TOO_EARLY, SEPARATED_SECONDS);
            failOver(deployment, load);
        };
        return pair(
                "failover-after-separation",
                "the standby is separated, the primary is killed and starts again; then as above",
                FaultScenario.SEVERAL_TIMES,
                Optional.empty(),
                fault);
    }

    private static void failOver(Deployment<PostgresqlPair> deployment, WorkloadLoad load) throws Exception {
        deployment.database().killPrimary();
        FaultSteps.awaitFailures(load);
        deployment.awaitReadiness(deployment.server(), 503);
        deployment.database().promoteStandby();
    }

    private static FaultScenario<PostgresqlPair> pair(
            String id,
            String name,
            int times,
            Optional<BrokenVariant<PostgresqlPair>> variant,
            Fault<PostgresqlPair> fault) {
        return new FaultScenario<>(
                id,
                PAIR,
                name,
                READINESS,
                times,
                PROGRAMS,
                Failures.ANSWERED,
                EnumSet.allOf(ControlDefect.class),
                variant,
                folder -> startPair(folder, Replication.SYNCHRONOUS),
                fault);
    }

    private static FaultScenario<PatroniCluster> managedPrimaryKilled() {
        return managed("patroni-primary-killed", "SIGKILL of the primary", PatroniCluster::killPrimary);
    }

    private static FaultScenario<PatroniCluster> managedMachineLost() {
        return managed(
                "patroni-machine-lost",
                "SIGKILL of the primary and its Patroni, and a new start after the failover",
                PatroniCluster::loseMachineOfPrimary);
    }

    /** A change of a cluster. */
    @FunctionalInterface
    private interface ClusterFault {
        void apply(PatroniCluster cluster) throws Exception;
    }

    private static FaultScenario<PatroniCluster> managed(String id, String name, ClusterFault fault) {
        return new FaultScenario<>(
                id,
                MANAGED,
                name,
                "no restart of the server",
                FaultScenario.SEVERAL_TIMES,
                PatroniCluster.PROGRAMS,
                Failures.ANSWERED,
                EnumSet.allOf(ControlDefect.class),
                Optional.empty(),
                folder -> {
                    PatroniCluster cluster = new PatroniCluster(folder);
                    return new Deployment<>(cluster, folder, 1, cluster.url(), Map.of());
                },
                (deployment, load) -> {
                    fault.apply(deployment.database());
                    deployment.database().awaitComplete();
                });
    }

    private static FaultScenario<SingleDatabase> databaseKilled() {
        return single("postgresql-killed", "SIGKILL of PostgreSQL, and a new start", (deployment, load) -> {
            deployment.database().postgresql().kill();
            FaultSteps.awaitFailures(load);
            deployment.awaitReadiness(deployment.server(), 503);
            deployment.requireLive(deployment.server());
            deployment.database().postgresql().start();
        });
    }

    private static FaultScenario<SingleDatabase> databaseSuspended() {
        return single("postgresql-suspended", "SIGSTOP of PostgreSQL until calls fail", (deployment, load) -> {
            SuspendedProcesses suspended = deployment.database().postgresql().suspend();
            try (suspended) {
                deployment.awaitReadiness(deployment.server(), 503);
                FaultSteps.awaitFailures(load);
            }
        });
    }

    private static FaultScenario<SingleDatabase> single(String id, String name, Fault<SingleDatabase> fault) {
        return single(id, name, READINESS, PROGRAMS, folder -> start(folder, 1), fault);
    }

    private static FaultScenario<SingleDatabase> single(
            String id,
            String name,
            String promise,
            List<String> programs,
            Deployment.DeploymentFactory<SingleDatabase> deployment,
            Fault<SingleDatabase> fault) {
        return new FaultScenario<>(
                id,
                ONE,
                name,
                promise,
                FaultScenario.SEVERAL_TIMES,
                programs,
                Failures.ANSWERED,
                EnumSet.allOf(ControlDefect.class),
                Optional.empty(),
                deployment,
                fault);
    }

    private static FaultScenario<SingleDatabase> commitRepliesLost() {
        return single(
                "postgresql-commit-replies-lost",
                "the connection breaks in turn before a commit and before its reply",
                "no restart of the server",
                PROGRAMS,
                PostgresqlScenarios::startBehindForwarder,
                (deployment, load) -> {
                    TcpForwarder forwarder = deployment.database().forwarder();
                    forwarder.breakAtEvery(BREAKS_AT_EVERY, INSERTED, COMMITTED);
                    FaultSteps.awaitFailures(load, FaultSteps.MANY_FAILURES);
                    forwarder.breakNoMore();
                });
    }

    private static FaultScenario<SingleDatabase> diskFull() {
        return single(
                "postgresql-disk-full",
                "no space left on the disk of PostgreSQL",
                "no restart of the server",
                List.of(DebianPostgresql.PROGRAM, SmallDisk.MOUNT),
                PostgresqlScenarios::startOnSmallDisk,
                (deployment, load) -> {
                    SmallDisk disk = deployment.database().smallDisk();
                    disk.fill();
                    FaultSteps.awaitFailures(load, FaultSteps.MANY_FAILURES);
                    disk.free();
                    // It ends if it cannot write its log.
                    if (!deployment.database().postgresql().isRunning()) {
                        deployment.database().postgresql().start();
                    }
                });
    }

    /** PostgreSQL crashes when it cannot write its log, and ends when it cannot recover. */
    private static FaultScenario<SingleDatabase> ioErrors() {
        return single(
                "postgresql-io-errors",
                "each write of PostgreSQL to its files fails with EFBIG, and PostgreSQL is started again",
                READINESS,
                List.of(DebianPostgresql.PROGRAM, DebianPostgresql.LIMITS),
                folder -> start(folder, 1),
                (deployment, load) -> {
                    DebianPostgresql postgresql = deployment.database().postgresql();
                    postgresql.failWrites();
                    FaultSteps.awaitFailures(load);
                    deployment.awaitReadiness(deployment.server(), 503);
                    postgresql.kill();
                    postgresql.start();
                });
    }

    private static FaultScenario<SingleDatabase> oneOfTwoKilled() {
        return new FaultScenario<>(
                "postgresql-one-of-two-killed",
                TWO,
                "SIGKILL of one server, and a new start",
                "the other one serves meanwhile",
                FaultScenario.SEVERAL_TIMES,
                PROGRAMS,
                Failures.UNANSWERED,
                EnumSet.of(ACKNOWLEDGES_BEFORE_COMMIT, IGNORES_LOST_RACE),
                Optional.empty(),
                folder -> start(folder, 2),
                FaultSteps::killWhileTheOthersServe);
    }

    private static FaultScenario<SingleDatabase> oneOfTwoSuspended() {
        return new FaultScenario<>(
                "postgresql-one-of-two-suspended",
                TWO,
                "SIGSTOP of one server",
                "the other one serves meanwhile",
                FaultScenario.SEVERAL_TIMES,
                PROGRAMS,
                Failures.ANSWERED,
                EnumSet.of(IGNORES_LOST_RACE),
                Optional.empty(),
                folder -> start(folder, 2),
                (deployment, load) -> {
                    RestartableServer server = deployment.server();
                    try (SuspendedProcesses suspended = server.suspend()) {
                        deployment.takeOut(server);
                        FaultSteps.awaitActivity(load);
                    }
                    deployment.putBack(server);
                });
    }

    private static FaultScenario<SingleDatabase> rollingRestart() {
        return new FaultScenario<>(
                "rolling-restart",
                TWO,
                "SIGTERM of one server after the other with --drain, and a new start",
                "no call is answered with 500",
                FaultScenario.SEVERAL_TIMES,
                PROGRAMS,
                Failures.NONE,
                EnumSet.of(IGNORES_LOST_RACE),
                Optional.of(new BrokenVariant<>(
                        "SIGKILL instead of SIGTERM",
                        "have no definite answer",
                        folder -> startDraining(folder),
                        (deployment, load) -> {
                            for (RestartableServer server : deployment.servers()) {
                                server.kill();
                                FaultSteps.awaitFailures(load, 1);
                                server.start();
                            }
                        })),
                PostgresqlScenarios::startDraining,
                (deployment, load) -> {
                    for (RestartableServer server : deployment.servers()) {
                        deployment.takeOut(server);
                        server.terminate();
                        server.start();
                        deployment.putBack(server);
                        FaultSteps.awaitActivity(load);
                    }
                });
    }

    private static Deployment<SingleDatabase> startDraining(Path folder) throws Exception {
        DebianPostgresql postgresql = new DebianPostgresql(folder.resolve("data"));
        postgresql.initialize();
        postgresql.start();
        return new Deployment<>(
                new SingleDatabase(postgresql, Optional.empty(), Optional.empty()),
                folder,
                2,
                postgresql.url(),
                Map.of("ATTACH_DRAIN", "3"));
    }
}
