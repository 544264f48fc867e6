package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.exchange.ClientCertificate;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.ProxySettings;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.FixtureParser;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options that name and describe the target. */
final class TargetOptions {

    // A header value: printable ASCII without spaces at the ends.
    private static final String SENDABLE = "[!-~](?:[ -~]*[!-~])?";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--url", paramLabel = "URL", description = "base URL of the target, such as http://127.0.0.1:8080")
    private @Nullable String url;

    @Option(
            names = "--against",
            paramLabel = "URL",
            description =
                    "a second target with the same accounts: generated sequences are sent to both, and the answers are"
                            + " compared")
    private @Nullable String against;

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

    @Option(
            names = "--target",
            paramLabel = "KIND",
            converter = KindReader.class,
            description =
                    "foreign, server or sandbox: a foreign target may speak HTTP in its own way and is not held to what only"
                            + " our programs promise (default: detected; our programs behind a proxy are foreign)")
    private @Nullable TargetKind kind;

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "add a header to each request, such as one for a gateway; $${NAME} in the value stands for an"
                    + " environment variable. The value is replaced in reports. Repeatable")
    private List<String> headers = List.of();

    @Option(
            names = "--client-certificate",
            paramLabel = "FILE",
            description =
                    "identify by the certificate and the key of this file: PEM, or PKCS #12 with the password in the"
                            + " environment variable CLIENT_CERTIFICATE_PASSWORD")
    private @Nullable Path certificate;

    /** The kind of the target, if it is named. */
    Optional<TargetKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** The target; the listener receives each exchange. */
    TargetClient target(Duration timeout, ExchangeListener listener) {
        return TargetClient.at(url(spec, "--url", url), access(), timeout, listener);
    }

    /** The second target, if two are compared. */
    Optional<TargetClient> other(Duration timeout, ExchangeListener listener) {
        return Optional.ofNullable(against)
                .map(second -> TargetClient.at(url(spec, "--against", second), access(), timeout, listener));
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

    private TargetClient.Access access() {
        return new TargetClient.Access(trust.trust(), certificate(), proxies(spec), addedHeaders());
    }

    private List<HeaderLine> addedHeaders() {
        try {
            return headers.stream()
                    .map(text -> new AddedHeader(Contract.load(), System.getenv()).parse(text))
                    .toList();
        } catch (AddedHeader.InvalidHeaderException e) {
            throw wrong("Invalid value for --header: " + e.getMessage());
        }
    }

    private Optional<ClientCertificate> certificate() {
        if (certificate == null) {
            return Optional.empty();
        }
        String password = System.getenv().getOrDefault("CLIENT_CERTIFICATE_PASSWORD", "");
        try {
            return Optional.of(ClientCertificate.read(certificate, password));
        } catch (NoSuchFileException e) {
            throw wrong("Invalid value for --client-certificate: " + certificate + " does not exist");
        } catch (GeneralSecurityException | IOException e) {
            throw wrong(
                    "Invalid value for --client-certificate: " + certificate + " cannot be used: " + e.getMessage());
        }
    }

    /** The proxy of the environment. */
    static ProxySettings proxies(@Nullable CommandSpec spec) {
        try {
            return ProxySettings.of(System.getenv());
        } catch (IllegalArgumentException e) {
            throw OptionErrors.error(
                    spec,
                    "HTTPS_PROXY must be the URL of an HTTP proxy without credentials, such as http://proxy:3128");
        }
    }

    /** The value of an option as an http or https URL with scheme. */
    static URI url(@Nullable CommandSpec spec, String option, @Nullable String value) {
        if (value == null) {
            throw OptionErrors.error(spec, "Missing required option: " + option + " URL");
        }
        URI found;
        try {
            found = new URI(value.contains("://") ? value : "http://" + value);
        } catch (URISyntaxException e) {
            throw OptionErrors.error(
                    spec, "Invalid value for " + option + ": '" + value + "' is not an http or https URL");
        }
        if (found.getUserInfo() != null) {
            boolean hasToken = spec == null || spec.findOption("--token") != null;
            throw OptionErrors.error(
                    spec,
                    "Invalid value for " + option + ": the URL must not contain credentials"
                            + (hasToken ? "; use --token" : ""));
        }
        if (found.getHost() == null || !List.of("http", "https").contains(found.getScheme())) {
            throw OptionErrors.error(
                    spec, "Invalid value for " + option + ": '" + value + "' is not an http or https URL");
        }
        if (!value.contains("://")) {
            throw OptionErrors.error(
                    spec,
                    "Invalid value for " + option + ": '" + value + "' has no scheme; use http://" + value
                            + " or https://" + value);
        }
        return found;
    }

    private ParameterException wrong(String message) {
        return OptionErrors.error(spec, message);
    }

    private static final class KindReader implements ITypeConverter<TargetKind> {

        @Override
        public TargetKind convert(String name) {
            return Stream.of(TargetKind.values())
                    .filter(each -> each.capability().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + name + "' is not a kind of target; use foreign, server or sandbox"));
        }
    }
}
