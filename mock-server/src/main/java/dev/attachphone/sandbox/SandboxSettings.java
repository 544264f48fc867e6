package dev.attachphone.sandbox;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults.ChaosSettings;
import dev.attachphone.sandbox.world.WorldDeclaration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a sandbox.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free port
 * @param contract the contract to serve
 * @param worlds the initial world of each tenant that has a declared one
 * @param chaos the random faults for all tokens
 * @param admin whether WireMock's admin API is served
 * @param tls the certificate of HTTPS, which is then served instead of HTTP
 */
public record SandboxSettings(
        String host,
        int port,
        ServedContract contract,
        Map<String, WorldDeclaration> worlds,
        ChaosSettings chaos,
        boolean admin,
        Optional<PemFiles> tls) {

    /** Settings for the built-in contract, without declared worlds and random faults. */
    public static SandboxSettings at(String host, int port) {
        return new SandboxSettings(
                host, port, ServedContract.builtIn(), Map.of(), ChaosSettings.NONE, false, Optional.empty());
    }
}
