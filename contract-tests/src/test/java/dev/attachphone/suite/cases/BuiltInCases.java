package dev.attachphone.suite.cases;

import dev.attachphone.openapi.Contract;
import java.util.List;

/** The built-in cases, which are read once in a JVM. Tests share them and do not change their JSON. */
public final class BuiltInCases {

    /** All of them, in the order of the files. */
    public static final List<TestCase> ALL = new CaseLoader(Contract.load()).builtIn();

    private BuiltInCases() {}

    /** The case that sends what this text says. */
    public static TestCase named(String sent) {
        return ALL.stream().filter(each -> each.sent().equals(sent)).findFirst().orElseThrow();
    }
}
