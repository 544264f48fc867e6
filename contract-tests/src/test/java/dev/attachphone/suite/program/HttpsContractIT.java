package dev.attachphone.suite.program;

import dev.attachphone.suite.tiny.SelfSigned;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The packaged server behind TLS. */
@Tag("full")
class HttpsContractIT extends ServerContractIT {

    @Override
    Program start(Path folder) throws Exception {
        return Program.serverOverTls(folder, SelfSigned.make(folder));
    }
}
