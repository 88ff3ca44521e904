package dev.holdfast.kit.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * The rules of a service's structure, checked by one test in each: {@code ArchitectureRules.check("dev.holdfast.booking")}.
 * A rule that is not here is not a rule.
 */
public final class ArchitectureRules {

    private static final Set<String> WHOLE_DOCUMENT_WRITES =
            Set.of("replaceOne", "findOneAndReplace", "persistOrUpdate");

    private ArchitectureRules() {}

    /** Checks every rule on the main classes under a service's root package. */
    public static void check(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(root);
        if (classes.isEmpty()) {
            throw new AssertionError("there are no classes under " + root);
        }
        rules(root).forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }

    private static List<ArchRule> rules(String root) {
        return List.of(
                slices().matching(root + ".(*)..").should().beFreeOfCycles().as("features do not form cycles"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".platform..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + ".platform..")
                        .as("no feature depends on platform"),
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Store")
                        .or()
                        .haveSimpleNameEndingWith("Document")
                        .should(beUsedInTheirOwnPackageOnly())
                        .as("stores and documents stay inside their feature"),
                noClasses()
                        .that(describe(
                                "are sealed", javaClass -> javaClass.reflect().isSealed()))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "io.quarkus..", "io.smallrye..", "jakarta.ws.rs..", "org.bson..", "com.mongodb.."))
                        .as("sealed types are pure"),
                noFields().should().beAnnotatedWith("jakarta.inject.Inject").as("injection goes through constructors"),
                noClasses()
                        .should()
                        .callMethodWhere(describe("the system clock is read", ArchitectureRules::readsTheClock))
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Date.class)
                        .as("time comes from the injected clock"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
                        .as("names say what a type is for"),
                noClasses()
                        .should()
                        .callMethodWhere(describe(
                                "a whole document is written",
                                call -> WHOLE_DOCUMENT_WRITES.contains(
                                        call.getTarget().getName())))
                        .as("documents change by update operators only, because a stale save erases outbox entries"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .as("nothing sleeps"));
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        String owner = call.getTarget().getOwner().getName();
        String method = call.getTarget().getName();
        boolean now = method.equals("now")
                && owner.startsWith("java.time.")
                && call.getTarget().getRawParameterTypes().isEmpty();
        boolean system = owner.equals("java.time.Clock") && method.startsWith("system");
        return now || system || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"));
    }

    private static ArchCondition<JavaClass> beUsedInTheirOwnPackageOnly() {
        return new ArchCondition<>("be used in their own package only") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency use : item.getDirectDependenciesToSelf()) {
                    if (!use.getOriginClass().getPackageName().equals(item.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                    }
                }
            }
        };
    }
}
