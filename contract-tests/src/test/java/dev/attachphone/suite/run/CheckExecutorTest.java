package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.testserver.FunctionServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckExecutorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<ContractCheck> ten = IntStream.range(0, 10)
            .<ContractCheck>mapToObj(i -> new SingleRequestCheck("check-" + i))
            .toList();

    @Test
    void runsEveryCheckOnce() throws Exception {
        try (FunctionServer server = FunctionServer.answering(asked -> new FunctionServer.FunctionAnswer(204, ""))) {
            RequestBudget requestBudget = new RequestBudget(100);
            CheckExecutor executor =
                    new CheckExecutor(TestContexts.at(server.url(), TIMEOUT, requestBudget), new SilentListener());
            executor.execute(ten, 4);
            assertEquals(10, executor.outcomes().size());
            assertEquals(List.of(), executor.notRun());
            assertEquals(10, requestBudget.sent());
            assertEquals(10, server.asked().stream().distinct().count());
        }
    }

    @Test
    void sendsNoMoreThanTheBudget() throws Exception {
        try (FunctionServer server = FunctionServer.answering(asked -> new FunctionServer.FunctionAnswer(204, ""))) {
            RequestBudget requestBudget = new RequestBudget(4);
            CheckExecutor executor =
                    new CheckExecutor(TestContexts.at(server.url(), TIMEOUT, requestBudget), new SilentListener());
            executor.execute(ten, 3);
            assertEquals(4, server.asked().size());
            assertEquals(6, executor.notRun().size());
            assertEquals(
                    "the budget of 4 requests is spent",
                    executor.abort().orElseThrow().reason());
        }
    }

    @Test
    void stopsWhenTheRunIsInterrupted() throws Exception {
        RequestBudget requestBudget = new RequestBudget(100);
        try (FunctionServer server = FunctionServer.answering(asked -> {
            requestBudget.stop("the run was interrupted");
            return new FunctionServer.FunctionAnswer(204, "");
        })) {
            CheckExecutor executor =
                    new CheckExecutor(TestContexts.at(server.url(), TIMEOUT, requestBudget), new SilentListener());
            executor.execute(ten, 1);
            assertEquals(1, executor.outcomes().size());
            assertEquals(9, executor.notRun().size());
            assertFalse(executor.abort().orElseThrow().targetUnresponsive());
        }
    }

    @Test
    void stopsWhenTheTargetStopsAnswering() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            CheckExecutor executor = new CheckExecutor(
                    TestContexts.at(url, Duration.ofMillis(200), new RequestBudget(100)), new SilentListener());
            executor.execute(ten, 1);
            assertEquals(List.of(), executor.outcomes());
            assertEquals(10, executor.notRun().size());
            assertTrue(executor.abort().orElseThrow().targetUnresponsive());
        }
    }

    @Test
    void checksThatRanBesideTheOnesThatShowedADeadTargetAreNotFailures() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            CheckExecutor executor = new CheckExecutor(
                    TestContexts.at(url, Duration.ofMillis(200), new RequestBudget(100)), new SilentListener());
            executor.execute(ten, 10);
            assertEquals(List.of(), executor.outcomes());
            assertEquals(10, executor.notRun().size());
        }
    }

    @Test
    void targetThatDiesDuringTheLastChecksIsFoundAtTheEnd() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            CheckExecutor executor = new CheckExecutor(
                    TestContexts.at(url, Duration.ofMillis(200), new RequestBudget(100)), new SilentListener());
            executor.execute(ten.subList(0, 2), 1);
            assertEquals(List.of(), executor.outcomes());
            assertEquals(2, executor.notRun().size());
            assertTrue(executor.abort().orElseThrow().targetUnresponsive());
        }
    }

    @Test
    void stopsWhenACredentialStopsWorking() throws Exception {
        AtomicInteger left = new AtomicInteger(5);
        try (FunctionServer server = FunctionServer.answering(
                asked -> new FunctionServer.FunctionAnswer(left.getAndDecrement() > 0 ? 204 : 401, ""))) {
            TestContext context = TestContexts.at(server.url(), TIMEOUT, new RequestBudget(100));
            KnownGoodRequest knownGood = new KnownGoodRequest(context.contract(), context.target(), context.fixture());
            knownGood.record();
            CheckExecutor executor = new CheckExecutor(context, new SilentListener(), knownGood);
            executor.execute(tenThatExpect204(), 1);
            assertEquals(3, executor.outcomes().size());
            assertEquals(7, executor.notRun().size());
            assertEquals(
                    "the target or the credential of the account 'valid' stopped working: a request that was answered"
                            + " with 204 at the start is answered with 401; the first check that showed it is test/check-3",
                    executor.abort().orElseThrow().reason());
        }
    }

    @Test
    void goesOnWhenSuspiciousAnswersAreFaults() throws Exception {
        try (FunctionServer server = FunctionServer.answering(asked -> new FunctionServer.FunctionAnswer(500, ""))) {
            CheckExecutor executor = new CheckExecutor(
                    TestContexts.at(server.url(), TIMEOUT, new RequestBudget(100)), new SilentListener());
            executor.execute(tenThatExpect204(), 1);
            assertEquals(10, executor.outcomes().size());
            assertEquals(Optional.empty(), executor.abort());
        }
    }

    private static List<ContractCheck> tenThatExpect204() {
        return IntStream.range(0, 10)
                .<ContractCheck>mapToObj(i -> new NoContentCheck("check-" + i))
                .toList();
    }

    @Test
    void exceptionOfACheckIsABugWithItsStackTraceAndWithoutCredentials() {
        RequestBudget budget = new RequestBudget(1);
        URI url = URI.create("http://127.0.0.1:1");
        CheckExecutor executor = new CheckExecutor(TestContexts.at(url, TIMEOUT, budget), new SilentListener());
        executor.execute(List.of(new FailingCheck()), 1);
        String failure = executor.outcomes().get(0).failures().get(0);
        assertTrue(failure.startsWith("bug in the suite:"), failure);
        assertTrue(failure.contains("IllegalStateException: $TOKEN"), failure);
        assertTrue(failure.contains("\tat dev.attachphone.suite.run.CheckExecutorTest"), failure);
    }

    private record NoContentCheck(String name) implements ContractCheck {

        @Override
        public CheckTitle title() {
            return new CheckTitle("test", name, "page: s", name);
        }

        @Override
        public ExpectedAnswer expectedAnswer() {
            return new ExpectedAnswer("attachPhoneNumber", "attached");
        }

        @Override
        public Applicability applicability(TargetCapabilities target) {
            return Applicability.APPLICABLE;
        }

        @Override
        public CheckOutcome execute(TestContext context) throws NoResponseException {
            TargetRequest request = new TargetRequest("POST", "/" + name, List.of(), Payload.EMPTY);
            TargetReply reply = context.target().send(request);
            List<String> failures = reply.status() == 204 ? List.of() : List.of("status");
            return new CheckOutcome(
                    title(),
                    List.of(new CheckedExchange(expectedAnswer(), request, reply, failures, Optional.empty())),
                    failures);
        }
    }

    private record FailingCheck() implements ContractCheck {

        @Override
        public CheckTitle title() {
            return new CheckTitle("test", "failing", "page: s", "failing");
        }

        @Override
        public ExpectedAnswer expectedAnswer() {
            return new ExpectedAnswer("attachPhoneNumber", "attached");
        }

        @Override
        public Applicability applicability(TargetCapabilities target) {
            return Applicability.APPLICABLE;
        }

        @Override
        public CheckOutcome execute(TestContext context) {
            throw new IllegalStateException("YOUR_AUTH_TOKEN");
        }
    }

    private static final class SilentListener implements RunListener {

        @Override
        public void started(int checks) {}

        @Override
        public void checkFinished(CheckOutcome outcome) {}

        @Override
        public void finished() {}
    }
}
