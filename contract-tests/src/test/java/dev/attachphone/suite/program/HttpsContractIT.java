package dev.attachphone.suite.program;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.testserver.SelfSignedCertificate;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The packaged server with TLS. */
@Tag("full")
class HttpsContractIT extends ServerContractIT {

    @Override
    PackagedProgram start(Path folder) throws Exception {
        return PackagedProgram.serverOverTls(folder, SelfSignedCertificate.make(folder));
    }
}
