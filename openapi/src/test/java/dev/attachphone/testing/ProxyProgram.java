package dev.attachphone.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's reverse proxies with default configurations. */
public enum ProxyProgram {
    NGINX("/usr/sbin/nginx", "getrlimit(RLIMIT_NOFILE)", """
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
                listen 127.0.0.1:%1$s;
                location / {
                  proxy_pass http://%2$s;
                  %4$s
                }
              }
            }
            """) {
        @Override
        List<String> command(Path folder, Path configuration) {
            return List.of(program, "-e", "stderr", "-p", folder.toString(), "-c", configuration.toString());
        }
    },
    HAPROXY("/usr/sbin/haproxy", "Loading success", """
            defaults
              mode http
              timeout connect 5s
              timeout client 50s
              timeout server 50s
            frontend suite
              bind 127.0.0.1:%1$s
              default_backend target
            backend target
              server target %2$s
            """) {
        @Override
        List<String> command(Path folder, Path configuration) {
            return List.of(program, "-W", "-f", configuration.toString());
        }
    },
    APACHE("/usr/sbin/apache2", "resuming normal operations", """
            ServerRoot /etc/apache2
            PidFile %3$s/apache.pid
            ErrorLog /dev/stderr
            LogLevel notice
            ServerName localhost
            User www-data
            Group www-data
            Listen 127.0.0.1:%1$s
            LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
            LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
            LoadModule reqtimeout_module /usr/lib/apache2/modules/mod_reqtimeout.so
            LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
            LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
            ProxyPass / http://%2$s/
            ProxyPassReverse / http://%2$s/
            """) {
        @Override
        List<String> command(Path folder, Path configuration) {
            return List.of(program, "-D", "FOREGROUND", "-f", configuration.toString());
        }
    };

    /** The executable, which is not on the PATH of every user. */
    final String program;

    private final String ready;
    private final String configuration;

    ProxyProgram(String program, String ready, String configuration) {
        this.program = program;
        this.ready = ready;
        this.configuration = configuration;
    }

    abstract List<String> command(Path folder, Path configuration);

    /** Starts the proxy on a port of the loopback address, in front of a target. Its files are in the directory. */
    public DaemonProcess start(Path folder, int port, URI target) throws IOException {
        return start(folder, port, target, "");
    }

    /**
     * Starts nginx with further directives.
     *
     * @param directives directives of the location; other proxies have none
     */
    public DaemonProcess start(Path folder, int port, URI target, String directives) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name() + ".conf"),
                configuration.formatted(String.valueOf(port), target.getAuthority(), folder, directives));
        return DaemonProcess.start(ready, command(folder, file));
    }
}
