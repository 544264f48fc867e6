package dev.attachphone.sandbox;

import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults.ChaosSettings;
import dev.attachphone.sandbox.world.WorldDeclaration;
import java.util.Map;

/**
 * The settings of a sandbox.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free port
 * @param contract the contract to serve
 * @param worlds the initial world of each tenant that has a declared one
 * @param chaos the random faults for all tokens
 */
public record SandboxSettings(
        String host, int port, ServedContract contract, Map<String, WorldDeclaration> worlds, ChaosSettings chaos) {

    /** Settings for the built-in contract, without declared worlds and random faults. */
    public static SandboxSettings at(String host, int port) {
        return new SandboxSettings(host, port, ServedContract.builtIn(), Map.of(), ChaosSettings.NONE);
    }
}
