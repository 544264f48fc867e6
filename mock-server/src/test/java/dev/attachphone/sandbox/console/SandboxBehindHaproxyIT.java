package dev.attachphone.sandbox.console;

import dev.attachphone.testing.DaemonProcess;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sandbox behind HAProxy with one backend. */
@RequiresPrograms({"chromium", "chromedriver", "curl", SandboxBehindHaproxyIT.HAPROXY})
class SandboxBehindHaproxyIT extends SandboxBehindProxy {

    /** Not on the PATH of every user. */
    static final String HAPROXY = "/usr/sbin/haproxy";

    @Override
    DaemonProcess startProxy(int port, String sandbox) throws IOException {
        Path configuration = Files.writeString(folder().resolve("haproxy.cfg"), """
                defaults
                  mode http
                  timeout connect 60s
                  timeout client 60s
                  timeout server 60s
                frontend partners
                  bind 127.0.0.1:%s
                  default_backend sandbox
                backend sandbox
                  server sandbox %s
                """.formatted(
                        String.valueOf(port), URI.create(sandbox).getAuthority()));
        DaemonProcess proxy =
                DaemonProcess.start("Using ", List.of(HAPROXY, "-db", "-V", "-f", configuration.toString()));
        while (!isListening(port)) {
            Thread.onSpinWait();
        }
        return proxy;
    }

    private static boolean isListening(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
