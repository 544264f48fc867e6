package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.FixtureParser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that name and describe the target. */
final class TargetOptions {

    // A header value: printable ASCII without spaces at the ends.
    private static final String SENDABLE = "[!-~](?:[ -~]*[!-~])?";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--url", paramLabel = "URL", description = "base URL of the target, such as http://127.0.0.1:8080")
    private @Nullable URI url;

    @Option(
            names = "--against",
            paramLabel = "URL",
            description =
                    "a second target with the same accounts: generated sequences are sent to both, and the answers are compared")
    private @Nullable URI against;

    @Mixin
    private final TrustOption trust = new TrustOption();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "valid credential of the target, instead of the demo world's YOUR_AUTH_TOKEN")
    private @Nullable String token;

    @Option(
            names = "--fixture",
            paramLabel = "FILE",
            description = "accounts, agents and numbers of the target, in YAML (default: the demo world)")
    private @Nullable Path fixture;

    /** The target; the listener receives each exchange. */
    TargetClient target(Duration timeout, ExchangeListener listener) {
        return TargetClient.at(url("--url", url), trust.trust(), timeout, listener);
    }

    /** The second target, if two are compared. */
    Optional<TargetClient> other(Duration timeout, ExchangeListener listener) {
        return Optional.ofNullable(against)
                .map(second -> TargetClient.at(url("--against", second), trust.trust(), timeout, listener));
    }

    /** The fixture: that of the file, or the demo world. */
    Fixture fixture(Contract contract) {
        Fixture offered = read(contract);
        offered.credentials().forEach((role, credential) -> {
            if (!credential.matches(SENDABLE)) {
                throw wrong("The credential '" + role
                        + "' cannot be sent in a header: use one or more printable ASCII characters,"
                        + " without spaces at the ends");
            }
        });
        return offered;
    }

    private Fixture read(Contract contract) {
        if (fixture == null) {
            return DemoFixture.of(contract, DemoWorld.load(), Optional.ofNullable(token));
        }
        Fixture read = new FixtureParser(System.getenv()).parse(fixture);
        return token == null ? read : read.withToken(token);
    }

    /** Whether the fixture comes from a file. */
    boolean namesFixture() {
        return fixture != null;
    }

    private URI url(String option, @Nullable URI value) {
        if (value == null) {
            throw wrong("Missing required option: " + option + " URL");
        }
        if (value.getHost() == null || !List.of("http", "https").contains(value.getScheme())) {
            throw wrong("Invalid value for " + option + ": '" + value + "' is not an http or https URL");
        }
        if (value.getUserInfo() != null) {
            throw wrong("Invalid value for " + option + ": the URL must not contain credentials; use --token");
        }
        return value;
    }

    private ParameterException wrong(String message) {
        return OptionErrors.error(spec, message);
    }
}
