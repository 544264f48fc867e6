package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs {@code story.ts} with a TypeScript client generated from the contract. */
@Tag("clients")
@RequiresPrograms({"node", "npm"})
class TypeScriptClientIT extends PackagedSandbox {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "tsconfig.json", "story.ts");

    @Test
    void attachesRetriesAndGetsAConflict() throws Exception {
        Path work = copySourcesToGeneratedClient();
        ProgramRun.in(work, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        ProgramRun.in(work, "node_modules/.bin/tsc");
        assertEquals(
                """
                attached to agent_abc123xyz, active
                attached again, nothing has changed
                +918062810341 is held by agent_abc123xyz
                """,
                ProgramRun.in(work, "node", "compiled/story.js", url(), newToken())
                        .output());
    }

    private static Path copySourcesToGeneratedClient() throws IOException {
        Path sources = Path.of(System.getProperty("clients.sources"), "typescript");
        Path work = Path.of(System.getProperty("clients.work"), "typescript");
        for (String file : FILES) {
            Files.copy(sources.resolve(file), work.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return work;
    }
}
