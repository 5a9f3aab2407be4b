package dev.stepwell.acceptance.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and what the pure ones must not know. */
final class ArchitectureTest {
    private static final String ALL = "dev.stepwell..";
    private static final String ASL = "dev.stepwell.asl..";
    private static final String INTERPRETER = "dev.stepwell.interpreter..";
    private static final String STORE = "dev.stepwell.store..";
    private static final String ROCKS = "dev.stepwell.store.rocksdb..";
    private static final String TASKS = "dev.stepwell.tasks..";
    private static final String ENGINE = "dev.stepwell.engine..";
    private static final String API = "dev.stepwell.api..";
    private static final String SIMULATOR = "dev.stepwell.simulator..";
    private static final String SERVER = "dev.stepwell.server..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stepwell");

    @Test
    void theLanguageKnowsNoOtherModule() {
        check(only(ASL), "the language has no idea who runs it");
    }

    @Test
    void theInterpreterKnowsTheLanguageOnly() {
        check(only(INTERPRETER, ASL), "the interpreter turns values into values");
    }

    @Test
    void theStoreKnowsNoOtherModule() {
        check(only(STORE), "what rows mean is the engine's");
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROCKS, SERVER)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROCKS, "org.rocksdb.."),
                "any store must do, so only the server chooses one");
    }

    @Test
    void tasksNeverSeeTheStoreOrTheEngine() {
        check(only(TASKS, ASL, "dev.stepwell.javaruntime.."), "a connector talks to the outside and to nobody else");
    }

    @Test
    void theEngineKnowsWhatLiesBelowIt() {
        check(only(ENGINE, ASL, INTERPRETER, STORE, TASKS), "arrows point down");
    }

    @Test
    void theApiKnowsTheEngineAndItsWords() {
        check(only(API, ENGINE, INTERPRETER, ASL), "the API holds no state and calls no task");
    }

    @Test
    void nobodyKnowsTheServer() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(SERVER)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(SERVER),
                "arrows point down");
    }

    @Test
    void nobodyKnowsTheSimulator() {
        check(
                noClasses().should().dependOnClassesThat().resideInAPackage(SIMULATOR),
                "it drives the engine from outside and plants its bugs there");
    }

    @Test
    void theInterpreterIsPure() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(INTERPRETER)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.util.concurrent..", "java.net..", "java.nio.file..", "java.sql..", "org.slf4j.."),
                "the simulator and the replay test need a pure core");
    }

    @Test
    void theLanguageDoesNoInputOrOutput() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ASL)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.net.http..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.sql..",
                                "org.slf4j.."),
                "compiling and evaluating must give the same answer everywhere");
    }

    @Test
    void onlyClocksTellTheTime() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Ticker")
                        .and()
                        .haveSimpleNameNotEndingWith("Clock")
                        .should()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(Instant.class, "now"),
                "virtual time must reach everything");
    }

    /** A module's first package is left out: it holds both the words that the others share and the door to them. */
    @Test
    void packagesDoNotKnowEachOtherInCircles() {
        slices().matching("dev.stepwell.(*).(**)")
                .should()
                .beFreeOfCycles()
                .because("a circle is one package that was cut in two")
                .check(CLASSES);
    }

    @Test
    void exceptionsAreFinal() {
        check(
                classes().that().areAssignableTo(Throwable.class).should().haveModifier(JavaModifier.FINAL),
                "there is one per reaction, not a tree of them");
    }

    /** Classes in the first package depend on none of ours outside the packages given. */
    private static ArchRule only(String... packages) {
        DescribedPredicate<JavaClass> ours = resideInAPackage(ALL);
        return classes()
                .that()
                .resideInAPackage(packages[0])
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(ours).or(resideInAnyPackage(packages)));
    }

    private static void check(ArchRule rule, String reason) {
        rule.allowEmptyShould(true).because(reason).check(CLASSES);
    }
}
