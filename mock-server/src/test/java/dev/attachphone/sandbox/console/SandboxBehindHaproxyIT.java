package dev.attachphone.sandbox.console;

import dev.attachphone.testing.ProxyProgram;
import dev.attachphone.testing.RequiresPrograms;

/** The sandbox behind HAProxy with one backend. */
@RequiresPrograms({"chromium", "chromedriver", "curl", "/usr/sbin/haproxy"})
class SandboxBehindHaproxyIT extends SandboxBehindProxy {

    @Override
    ProxyProgram program() {
        return ProxyProgram.HAPROXY;
    }
}
