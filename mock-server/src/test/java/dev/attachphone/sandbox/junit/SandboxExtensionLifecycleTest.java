package dev.attachphone.sandbox.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs test classes with a launcher of their own. */
class SandboxExtensionLifecycleTest {

    /** Keeps the sandbox with default settings running. Other classes of this run use it as well. */
    @RegisterExtension
    static final SandboxExtension sandboxOfThisRun = SandboxExtension.newInstance();

    /** Runs a class and returns the messages of its failures. */
    private static List<String> failuresOf(Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                                .build(),
                        listener);
        assertTrue(listener.getSummary().getTestsFoundCount() > 0, "no tests were found");
        return listener.getSummary().getFailures().stream()
                .map(failure -> String.valueOf(failure.getException().getMessage()))
                .toList();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class OnAPortOfItsOwn {

        @RegisterExtension
        static final SandboxExtension sandbox = SandboxExtension.newInstance().withPort(freePort());

        @Test
        void isReached() throws Exception {
            assertEquals(200, health(sandbox.baseUrl()));
        }

        static int health(String url) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/__sandbox/health"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void sandboxStopsAfterTheLastTest() {
        String url = OnAPortOfItsOwn.sandbox.baseUrl();
        assertEquals(List.of(), failuresOf(OnAPortOfItsOwn.class));
        assertThrows(IOException.class, () -> OnAPortOfItsOwn.health(url));
    }

    static final class OnATakenPort {

        @RegisterExtension
        static final SandboxExtension sandbox =
                SandboxExtension.newInstance().withPort(TakenPort.SOCKET.getLocalPort());

        @Test
        void isNotRun() {}
    }

    static final class TakenPort {

        static final ServerSocket SOCKET = open();

        private static ServerSocket open() {
            try {
                return new ServerSocket(0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void takenPortIsReported() throws Exception {
        List<String> failures = failuresOf(OnATakenPort.class);
        TakenPort.SOCKET.close();
        assertEquals(1, failures.size(), failures.toString());
        assertTrue(failures.get(0).startsWith("cannot listen on 127.0.0.1, port "), failures.toString());
    }

    @Execution(ExecutionMode.CONCURRENT)
    static final class ParallelTestsWithATokenTakenBefore {

        @RegisterExtension
        static final SandboxExtension sandbox = SandboxExtension.newInstance();

        @BeforeAll
        static void takeTheToken() {
            sandbox.token();
        }

        @RepeatedTest(2)
        void use() {
            sandbox.journal();
        }
    }

    @Test
    void parallelTestsCannotShareATokenThatWasTakenBefore() {
        List<String> failures = failuresOf(ParallelTestsWithATokenTakenBefore.class);
        assertEquals(2, failures.size(), failures.toString());
        assertTrue(
                failures.stream().allMatch(failure -> failure.contains("was taken before the tests")),
                failures.toString());
    }

    static final class WithFixedToken {

        static final CountDownLatch FINISHED = new CountDownLatch(2);

        @RegisterExtension
        static final SandboxExtension sandbox = SandboxExtension.newInstance().withToken("fixed-by-configuration");

        @RepeatedTest(2)
        void startsWithoutTheRequestsOfEarlierTests(SandboxSession session) throws Exception {
            assertEquals("fixed-by-configuration", session.token());
            assertEquals(List.of(), sandbox.journal());
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/api/agents"))
                    .header("token", session.token())
                    .build();
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            assertEquals(1, sandbox.journal().size());
            FINISHED.countDown();
        }
    }

    @Test
    void stateOfAFixedTokenIsResetBeforeEachTest() {
        assertEquals(List.of(), failuresOf(WithFixedToken.class));
        assertEquals(0, WithFixedToken.FINISHED.getCount());
    }

    @AttachPhoneSandbox(world = "{\"held\": 1}")
    static final class InvalidInitialWorld {

        @Test
        void isNotRun() {}
    }

    @Test
    void invalidInitialWorldIsReported() {
        List<String> failures = failuresOf(InvalidInitialWorld.class);
        assertEquals(1, failures.size(), failures.toString());
        assertTrue(failures.get(0).startsWith("Invalid world: "), failures.toString());
    }
}
