package dev.attachphone.suite.run;

import com.sun.net.httpserver.HttpServer;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Trust;
import dev.attachphone.suite.exchange.Watcher;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.play.CaseRunner;
import dev.attachphone.suite.verdict.Ambiguities;
import dev.attachphone.suite.verdict.Judge;
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
 * A tiny server that gives one answer to every request.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body
 */
record Faulty(int status, Map<String, String> headers, String body) {

    static Faulty answer(int status, String body) {
        return new Faulty(status, Map.of("Content-Type", "application/json"), body);
    }

    /** What the suite says of it when it plays that case. */
    Outcome play(String name) throws Exception {
        return play(name, false);
    }

    Outcome play(String name, boolean sandbox) throws Exception {
        Contract contract = Contract.load();
        Case played = new CaseFiles(contract)
                .builtIn().stream()
                        .filter(each -> each.title().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        HttpServer server = start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
            Judge judge = new Judge(Clock.systemUTC(), fixture, Ambiguities.NONE, sandbox);
            Target target = Target.at(url, Trust.ofTheJvm(), Duration.ofSeconds(60), Watcher.NONE);
            return new CaseRunner(new Bench(contract, fixture, target, judge)).play(played);
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
