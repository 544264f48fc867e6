package dev.attachphone.sandbox;

import dev.attachphone.sandbox.contract.BadContract;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.request.RandomChaos;
import dev.attachphone.sandbox.world.BadWorld;
import dev.attachphone.sandbox.world.Declaration;
import dev.attachphone.sandbox.world.WorldReader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a sandbox starts with. */
final class StartOptions {

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
            converter = Port.class,
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
            converter = Percent.class,
            description = "How many of a hundred answers go wrong at random (SANDBOX_CHAOS; default 0).")
    private int chaos;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "${env:SANDBOX_SEED:-0}",
            converter = Seed.class,
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
     * @throws BadContract if the file is no contract that can be served
     * @throws BadWorld if the file has no worlds
     */
    Settings settings() throws BadContract, BadWorld {
        ServedContract served = contract == null ? ServedContract.builtIn() : ServedContract.of(contract);
        Map<String, Declaration> worlds = world == null ? Map.of() : new WorldReader(served).read(world);
        return new Settings(host, port, served, worlds, new RandomChaos.Setting(chaos, seed));
    }
}
