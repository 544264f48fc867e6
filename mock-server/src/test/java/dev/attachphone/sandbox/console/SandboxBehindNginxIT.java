package dev.attachphone.sandbox.console;

import dev.attachphone.testing.ProxyProgram;
import dev.attachphone.testing.RequiresPrograms;

/** The sandbox behind nginx with a plain {@code proxy_pass}. */
@RequiresPrograms({"chromium", "chromedriver", "curl", "/usr/sbin/nginx"})
class SandboxBehindNginxIT extends SandboxBehindProxy {

    @Override
    ProxyProgram program() {
        return ProxyProgram.NGINX;
    }
}
