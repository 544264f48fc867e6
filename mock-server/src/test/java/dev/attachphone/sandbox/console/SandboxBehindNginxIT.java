package dev.attachphone.sandbox.console;

import dev.attachphone.testing.DaemonProcess;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sandbox behind nginx with a plain {@code proxy_pass}. */
@RequiresPrograms({"chromium", "chromedriver", "curl", SandboxBehindNginxIT.NGINX})
class SandboxBehindNginxIT extends SandboxBehindProxy {

    /** Not on the PATH of every user. */
    static final String NGINX = "/usr/sbin/nginx";

    @Override
    DaemonProcess startProxy(int port, String sandbox) throws IOException {
        Path configuration =
                Files.writeString(folder().resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log stderr notice;
                events {}
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%s;
                    location / {
                      proxy_pass %s;
                    }
                  }
                }
                """.formatted(String.valueOf(port), sandbox));
        // nginx listens before it prints this line.
        return DaemonProcess.start(
                "getrlimit(RLIMIT_NOFILE)",
                List.of(NGINX, "-e", "stderr", "-p", folder().toString(), "-c", configuration.toString()));
    }
}
