package dev.attachphone.sandbox;

import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.world.WorldDeclaration;
import java.util.Map;

/**
 * What a sandbox starts with.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param contract what it answers
 * @param worlds what is declared from the start, for each token
 * @param chaos what goes wrong at random for every token
 */
public record SandboxSettings(
        String host,
        int port,
        ServedContract contract,
        Map<String, WorldDeclaration> worlds,
        RandomFaults.ChaosSettings chaos) {

    /** A sandbox at that address of the built-in contract, in which nothing is declared, and nothing goes wrong by itself. */
    public static SandboxSettings at(String host, int port) {
        return new SandboxSettings(host, port, ServedContract.builtIn(), Map.of(), RandomFaults.ChaosSettings.NONE);
    }
}
