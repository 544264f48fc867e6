package dev.attachphone.sandbox.cli;

import dev.attachphone.sandbox.SandboxSettings;
import dev.attachphone.sandbox.contract.ContractFileException;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.world.InvalidWorldException;
import dev.attachphone.sandbox.world.WorldDeclaration;
import dev.attachphone.sandbox.world.WorldReader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a sandbox starts with. */
public final class SandboxOptions {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SANDBOX_HOST:-127.0.0.1}",
            description = "Address to listen on (SANDBOX_HOST; default 127.0.0.1, 0.0.0.0 for all).")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SANDBOX_PORT:-8080}",
            converter = PortConverter.class,
            description = "Port to listen on (SANDBOX_PORT; default 8080, 0 takes a free one).")
    private int port;

    @Option(
            names = "--world",
            paramLabel = "FILE",
            defaultValue = "${env:SANDBOX_WORLD}",
            description = "What tokens start with (SANDBOX_WORLD): in YAML or JSON, for each token a world as"
                    + " PUT /__sandbox/world takes it.")
    private @Nullable Path world;

    @Option(
            names = "--chaos",
            paramLabel = "PERCENT",
            defaultValue = "${env:SANDBOX_CHAOS:-0}",
            converter = PercentConverter.class,
            description = "How many of a hundred answers go wrong at random (SANDBOX_CHAOS; default 0).")
    private int chaos;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "${env:SANDBOX_SEED:-0}",
            converter = SeedConverter.class,
            description =
                    "What decides which of them, and how: the same seed lets the same requests of a token meet the"
                            + " same fate (SANDBOX_SEED; default 0).")
    private long seed;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            defaultValue = "${env:SANDBOX_CONTRACT}",
            description = "An edited contract to serve (SANDBOX_CONTRACT), read anew whenever it changes.")
    private @Nullable Path contract;

    /**
     * What the options say.
     *
     * @throws ContractFileException if the file is no contract that can be served
     * @throws InvalidWorldException if the file has no worlds
     */
    public SandboxSettings settings() throws ContractFileException, InvalidWorldException {
        ServedContract served = contract == null ? ServedContract.builtIn() : ServedContract.of(contract);
        Map<String, WorldDeclaration> worlds = world == null ? Map.of() : new WorldReader(served).read(world);
        return new SandboxSettings(host, port, served, worlds, new RandomFaults.ChaosSettings(chaos, seed));
    }
}
