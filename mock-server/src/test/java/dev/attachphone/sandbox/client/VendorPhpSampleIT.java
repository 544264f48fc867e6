package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.testing.RequiresPrograms;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the vendor's PHP sample with only its host replaced. */
@Tag("clients")
@RequiresPrograms("php")
class VendorPhpSampleIT extends PackagedSandbox {

    @Test
    void printsThatTheNumberIsAttached() throws Exception {
        Path script = VendorSample.of("attach.php").sentTo(url()).writtenTo(folder().resolve("attach.php"));

        String printed = ProgramRun.in(folder(), "php", script.toString()).output();
        assertEquals("""
                stdClass Object
                (
                    [error] =>\s
                    [code] => 200
                    [message] => Phone number attached successfully
                    [timestamp] => now
                    [data] => stdClass Object
                        (
                            [agent_id] => agent_abc123xyz
                            [phone_numbers] => Array
                                (
                                    [0] => +918062810341
                                )

                            [provider] => san
                            [attached_at] => now
                            [status] => active
                        )

                )
                """, printed.replaceAll("(timestamp|attached_at)] => \\S+", "$1] => now"));
    }
}
