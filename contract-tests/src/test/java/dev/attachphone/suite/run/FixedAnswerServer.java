package dev.attachphone.suite.run;

import com.sun.net.httpserver.HttpServer;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.execution.ConformanceRunner;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyValidator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A server that gives the same answer to every request.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body
 */
record FixedAnswerServer(int status, Map<String, String> headers, String body) {

    static FixedAnswerServer answer(int status, String body) {
        return new FixedAnswerServer(status, Map.of("Content-Type", "application/json"), body);
    }

    /** The outcome of a case that runs against this server. */
    CheckOutcome play(String name) throws Exception {
        return play(name, false);
    }

    CheckOutcome play(String name, boolean sandbox) throws Exception {
        Contract contract = Contract.load();
        TestCase played = BuiltInCases.named(name);
        HttpServer server = start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
            ReplyValidator replyValidator =
                    new ReplyValidator(Clock.systemUTC(), fixture, DocumentationAmbiguities.NONE, sandbox);
            TargetClient targetClient = TargetClient.at(
                    url, TrustedCertificates.jvmDefault(), Duration.ofSeconds(60), ExchangeListener.NONE);
            return new ConformanceRunner(new TestContext(
                            contract,
                            TargetCapabilities.of(fixture, sandbox ? TargetKind.SANDBOX : TargetKind.SERVER),
                            targetClient,
                            replyValidator))
                    .run(played);
        } finally {
            server.stop(0);
        }
    }

    private HttpServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                headers.forEach(exchange.getResponseHeaders()::add);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }
}
