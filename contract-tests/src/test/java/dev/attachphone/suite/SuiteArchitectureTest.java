package dev.attachphone.suite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The dependencies that the suite must not have. Only main code is checked: the tests of the profile for mutation testing run the server
 * in their own process.
 */
@AnalyzeClasses(packages = "dev.attachphone.suite", importOptions = ImportOption.DoNotIncludeTests.class)
final class SuiteArchitectureTest {

    @ArchTest
    static final ArchRule generatedModelsAreNotUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.attachphone.openapi.model..",
                    "dev.attachphone.openapi.api..",
                    "dev.attachphone.openapi.operations..");

    @ArchTest
    static final ArchRule serverAndSandboxAreNotUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.attachphone.server..", "dev.attachphone.sandbox..");

    @ArchTest
    static final ArchRule databasesAreNotUsed =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.attachphone.suite.(*)..").should().beFreeOfCycles();
}
