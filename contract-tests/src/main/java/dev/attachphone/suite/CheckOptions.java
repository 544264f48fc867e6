package dev.attachphone.suite;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.NamePattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is checked. */
final class CheckOptions {

    @Option(
            names = "--case-files",
            paramLabel = "DIR",
            description = "play the case files of this folder besides the built-in ones")
    private @Nullable Path folder;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "play only the checks in whose family/name this text is found; * stands for anything")
    private @Nullable String only;

    @Option(names = "--replay", paramLabel = "NAME", description = "play only the check of exactly this name")
    private @Nullable String replay;

    /** The checks that the user wants, in the order in which they are played. */
    List<Check> checks(Contract contract) {
        CaseFiles files = new CaseFiles(contract);
        List<Case> cases = new ArrayList<>(files.builtIn());
        if (folder != null) {
            cases.addAll(files.in(folder));
        }
        return cases.stream().<Check>map(CaseCheck::new).filter(this::isWanted).toList();
    }

    /** Whether all checks are wanted; only then must everything that is promised be seen. */
    boolean isWhole() {
        return only == null && replay == null;
    }

    private boolean isWanted(Check check) {
        return (only == null || NamePattern.of(only).matches(check.title()))
                && (replay == null || replay.equals(check.title().name()));
    }
}
