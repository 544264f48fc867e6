package dev.attachphone.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.attachphone.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
final class SandboxArchitectureTest {

    @ArchTest
    static final ArchRule dependsOnNeitherServerNorSuite = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.attachphone.server..", "dev.attachphone.suite..");

    @ArchTest
    static final ArchRule usesNoGeneratedCode = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.attachphone.openapi.model..",
                    "dev.attachphone.openapi.api..",
                    "dev.attachphone.openapi.operations..");

    @ArchTest
    static final ArchRule usesNoDatabase =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule onlyTheCommandLineUsesPicocli = noClasses()
            .that()
            .resideOutsideOfPackages("..sandbox.cli..", "dev.attachphone.sandbox")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheExtensionUsesJunit = noClasses()
            .that()
            .resideOutsideOfPackage("..sandbox.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.attachphone.sandbox.(*)..").should().beFreeOfCycles();
}
