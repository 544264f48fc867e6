package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.sandbox.SandboxSettings;
import dev.attachphone.sandbox.contract.ContractFileException;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults.ChaosSettings;
import dev.attachphone.sandbox.world.InvalidWorldException;
import dev.attachphone.sandbox.world.WorldDeclaration;
import dev.attachphone.sandbox.world.WorldReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of the sandbox. {@link EnvironmentDefaults} supplies defaults from the environment. The descriptions contain the declared
 * defaults as text, since picocli resolves {@code DEFAULT-VALUE} to values from the environment.
 */
final class SandboxOptions {

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final String DEFAULT_PORT = "8080";
    private static final String DEFAULT_CHAOS = "0";
    private static final String DEFAULT_SEED = "0";

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = DEFAULT_HOST,
            description = "Address to listen on; 0.0.0.0 for all (SANDBOX_HOST; default " + DEFAULT_HOST + ").")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = DEFAULT_PORT,
            description = "Port to listen on; 0 for any free port (SANDBOX_PORT; default " + DEFAULT_PORT + ").")
    private int port;

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description = "Initial state of tokens (SANDBOX_WORLD): in YAML or JSON, for each token a world as"
                    + " PUT /__sandbox/world takes it, or a snapshot.")
    private @Nullable Path world;

    @Option(
            names = "--chaos",
            paramLabel = "PERCENT",
            defaultValue = DEFAULT_CHAOS,
            description = "Percentage of answers that fail at random (SANDBOX_CHAOS; default " + DEFAULT_CHAOS + ").")
    private int chaos;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = DEFAULT_SEED,
            description = "Seed of the random failures: with the same seed, the same requests fail in the same"
                    + " way (SANDBOX_SEED; default " + DEFAULT_SEED + ").")
    private long seed;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "An edited contract to serve (SANDBOX_CONTRACT), reloaded whenever the file changes.")
    private @Nullable Path contract;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description =
                    "Serve HTTPS with the certificate chain in this PEM file (SANDBOX_TLS_CERTIFICATE). A replaced file"
                            + " is reloaded.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description =
                    "The private key of the certificate (SANDBOX_TLS_KEY): a PEM file in PKCS#8 format, not encrypted.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--admin",
            description =
                    "Serve WireMock's admin API at /__admin (SANDBOX_ADMIN). Everyone who can reach the port can then"
                            + " change every answer, read the stubs and make the sandbox send requests to other hosts.")
    private boolean admin;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Converts the options to settings.
     *
     * @throws ContractFileException if the contract file cannot be served
     * @throws InvalidWorldException if the world file is invalid
     * @throws ParameterException if a number is out of range, or only one of the files for HTTPS is given
     * @throws PemFiles.InvalidPemFileException if a file for HTTPS cannot be used
     */
    SandboxSettings settings() throws ContractFileException, InvalidWorldException {
        int checkedPort = inRange("--port", port, 65_535);
        int checkedChaos = inRange("--chaos", chaos, 100);
        ServedContract served = contract == null ? ServedContract.builtIn() : ServedContract.of(contract);
        Map<String, WorldDeclaration> worlds = world == null ? Map.of() : new WorldReader(served).read(world);
        return new SandboxSettings(
                host, checkedPort, served, worlds, new ChaosSettings(checkedChaos, seed), admin, tls());
    }

    private Optional<PemFiles> tls() {
        if (tlsCertificate == null || tlsKey == null) {
            if (tlsCertificate != null || tlsKey != null) {
                throw new ParameterException(spec.commandLine(), "--tls-certificate and --tls-key need each other");
            }
            return Optional.empty();
        }
        PemFiles files = new PemFiles(tlsCertificate, tlsKey);
        files.validate();
        return Optional.of(files);
    }

    private int inRange(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + name + "': " + value + " is not between 0 and " + max,
                    spec.findOption(name),
                    String.valueOf(value));
        }
        return value;
    }
}
