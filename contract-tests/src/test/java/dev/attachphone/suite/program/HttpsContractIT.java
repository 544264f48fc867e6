package dev.attachphone.suite.program;

import dev.attachphone.suite.tiny.SelfSigned;
import java.nio.file.Path;

/** The packaged server behind TLS. */
class HttpsContractIT extends ServerContractIT {

    @Override
    Program start(Path folder) throws Exception {
        return Program.serverOverTls(folder, SelfSigned.make(folder));
    }
}
