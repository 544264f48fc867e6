package dev.attachphone.openapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.attachphone", importOptions = ImportOption.DoNotIncludeTests.class)
final class ContractArchitectureTest {

    @ArchTest
    static final ArchRule theContractDependsOnNoOtherModule = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson..",
                    "jakarta..",
                    "org.jspecify..",
                    "picocli..",
                    "dev.attachphone.openapi..");

    @ArchTest
    static final ArchRule theReaderDoesNotDependOnGeneratedCode = noClasses()
            .that()
            .resideInAPackage("dev.attachphone.openapi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.attachphone.openapi.*..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.attachphone.openapi.(**)").should().beFreeOfCycles();
}
