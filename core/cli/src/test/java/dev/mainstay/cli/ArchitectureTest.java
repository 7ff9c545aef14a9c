package dev.mainstay.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.mainstay.pack.RulePack;

/** The arrows between modules and packages. */
@AnalyzeClasses(packages = "dev.mainstay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrows_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.mainstay..")
            .layer("cli")
            .definedBy("dev.mainstay.cli..")
            .layer("testkit")
            .definedBy("dev.mainstay.testkit..")
            .layer("authoring")
            .definedBy("dev.mainstay.authoring..")
            .layer("advisor")
            .definedBy(
                    "dev.mainstay",
                    "dev.mainstay.account..",
                    "dev.mainstay.advice..",
                    "dev.mainstay.internal..",
                    "dev.mainstay.json..",
                    "dev.mainstay.pack..",
                    "dev.mainstay.portfolio..",
                    "dev.mainstay.problem..",
                    "dev.mainstay.vocabulary..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("testkit")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("authoring")
            .mayOnlyBeAccessedByLayers("testkit", "cli")
            .because("a host that only runs packs has neither a rule parser nor a spreadsheet or YAML reader");

    @ArchTest
    static final ArchRule the_command_needs_no_test_framework = noClasses()
            .that()
            .resideInAPackage("dev.mainstay.cli..")
            .or()
            .resideInAPackage("dev.mainstay.testkit.*..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mainstay.testkit", "org.junit..", "org.assertj..")
            .because(
                    "what the command uses of the testkit lies in its subpackages; JUnit and AssertJ are not in its jar");

    @ArchTest
    static final ArchRule the_vocabulary_stands_on_its_own = noClasses()
            .that()
            .resideInAPackage("dev.mainstay.vocabulary..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages("dev.mainstay.vocabulary..", "java..", "org.jspecify..")
                    .and(resideInAnyPackage("dev.mainstay..", "org..", "com..")))
            .because("it is the capability list of a rule, and everything else is built on it");

    @ArchTest
    static final ArchRule drools_stays_behind_the_engine = noClasses()
            .that(resideOutsideOfPackages("dev.mainstay.internal.engine..", "dev.mainstay.authoring.internal.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("an engine that nobody sees can be replaced");

    @ArchTest
    static final ArchRule meaning_is_independent_of_the_engine = noClasses()
            .that()
            .resideInAPackage("dev.mainstay.authoring.internal.meaning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mainstay.internal..", "org.drools..", "org.kie..")
            .because("a second opinion that copies the first is none");

    @ArchTest
    static final ArchRule the_advisor_parses_no_rules = noClasses()
            .that(resideOutsideOfPackages("dev.mainstay.authoring..", "dev.mainstay.cli.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.drools.drl..",
                    "org.drools.mvel..",
                    "org.eclipse.jdt..",
                    "de.siegmar..",
                    "org.snakeyaml..",
                    "picocli..")
            .because("running and authoring are apart");

    @ArchTest
    static final ArchRule public_signatures_show_no_foreign_types = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(resideOutsideOfPackages("..internal..", "dev.mainstay.cli.."))
            .should(showOnlyOwnTypes())
            .because("Drools, Jackson and parsers are ours to change, and an embedder must not notice");

    @ArchTest
    static final ArchRule packs_come_in_by_one_door = noClasses()
            .that()
            .resideInAPackage("dev.mainstay.cli..")
            .and()
            .doNotBelongToAnyOf(PackOption.class, VerifyCommand.class)
            .should()
            .callMethodWhere(target(nameMatching("load|standard")).and(target(owner(type(RulePack.class)))))
            .because("no command may run a pack past the trusted keys");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles = slices().matching("dev.mainstay.(*)..")
            .namingSlices("$1")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAnyPackage("dev.mainstay.pack"), resideInAnyPackage("dev.mainstay.internal.pack"))
            .ignoreDependency(type(RulePack.class), nameMatching("dev.mainstay.internal.engine.PackFit"))
            .because(
                    "a reader must be able to start somewhere; a pack's door alone opens onto its own codec, and asks the"
                            + " engine whether what came in fits together");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = classes()
            .should()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Base")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .because("such endings say that nobody knew");

    private static ArchCondition<JavaMethod> showOnlyOwnTypes() {
        DescribedPredicate<JavaClass> foreign =
                resideInAnyPackage("org.drools..", "org.kie..", "com.fasterxml..", "de.siegmar..", "org.snakeyaml..");
        return new ArchCondition<>("show only types of Mainstay and the JDK") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean shows = foreign.test(method.getRawReturnType())
                        || method.getRawParameterTypes().stream().anyMatch(foreign);
                events.add(new SimpleConditionEvent(
                        method, !shows, method.getFullName() + (shows ? " shows" : " hides") + " a foreign type"));
            }
        };
    }
}
