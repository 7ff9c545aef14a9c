package dev.mainstay.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
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
import com.tngtech.archunit.core.domain.JavaAccess;
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
import java.lang.invoke.MethodHandles;

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
                    "dev.mainstay.log..",
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
            .resideInAnyPackage("org.drools.drl..", "org.eclipse.jdt..", "de.siegmar..", "org.snakeyaml..", "picocli..")
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

    private static final String FROM_TEXT_NO_CODE =
            "what an author of a pack writes is compared, never compiled, loaded, looked up by name or run; there is then"
                    + " nothing for a class filter to hold back";

    @ArchTest
    static final ArchRule nothing_compiles_or_evaluates = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.tools..",
                    "javax.script..",
                    "javax.naming..",
                    "java.rmi..",
                    "com.sun.tools..",
                    "jdk.jshell..",
                    "org.eclipse.jdt..",
                    "com.github.javaparser..",
                    "org.objectweb.asm..",
                    "org.mvel..",
                    "org.mvel2..")
            .because(FROM_TEXT_NO_CODE);

    @ArchTest
    static final ArchRule of_drools_only_parser_and_model_are_used = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.drools..", "org.kie..")
                    .and(resideOutsideOfPackages(
                            "org.drools.drl.ast.descr",
                            "org.drools.drl.parser.antlr4",
                            "org.drools.model..",
                            "org.kie.api..",
                            "org.kie.internal.builder.conf"))
                    .and(not(type(org.drools.modelcompiler.KieBaseBuilder.class)))
                    .and(not(type(org.drools.core.impl.RuleBaseFactory.class))))
            .because(FROM_TEXT_NO_CODE + "; its compilers, its templates and its evaluators are other packages");

    @ArchTest
    static final ArchRule nothing_makes_or_looks_up_classes = noClasses()
            .should()
            .dependOnClassesThat(type(java.net.URLClassLoader.class)
                    .or(type(java.lang.reflect.Proxy.class))
                    .or(type(java.lang.reflect.Method.class))
                    .or(type(java.lang.reflect.Constructor.class))
                    .or(type(java.lang.instrument.Instrumentation.class))
                    .or(type(java.io.ObjectInputStream.class))
                    .or(type(java.util.ServiceLoader.class))
                    .or(type(ProcessBuilder.class)))
            .orShould()
            .accessTargetWhere(JavaAccess.Predicates.target(nameMatching("forName|loadClass|define.*Class|findClass"
                            + "|newInstance|findVirtual|findStatic|findSpecial|findConstructor|exec|load|loadLibrary"))
                    .and(JavaAccess.Predicates.targetOwner(assignableTo(Class.class)
                            .or(assignableTo(ClassLoader.class))
                            .or(assignableTo(MethodHandles.Lookup.class))
                            .or(assignableTo(Runtime.class))
                            .or(assignableTo(System.class)))))
            .because(FROM_TEXT_NO_CODE);

    @ArchTest
    static final ArchRule the_only_class_loader_knows_facts_alone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.mainstay.internal.engine.FactClasses")
            .should()
            .beAssignableTo(ClassLoader.class)
            .because("what a rule base can look up by name is decided in one place");

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
