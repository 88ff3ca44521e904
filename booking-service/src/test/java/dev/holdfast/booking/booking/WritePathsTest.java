package dev.holdfast.booking.booking;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.holdfast.kit.service.mongo.Documents;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whoever writes a booking goes where its claims are written with it; there is no other way. */
class WritePathsTest {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "insertIgnoringDuplicates",
            "update",
            "upsert",
            "updateMany",
            "updateAndGet",
            "delete",
            "raw",
            "one");

    private static final Set<String> PLACING = Set.of("insert", "change");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(BookingStore.class);

    /** Beside the store there is only the erasing of words. */
    @Test
    void onlyTheStoreWritesBookings() {
        noClasses()
                .that()
                .resideInAPackage(BookingStore.class.getPackageName())
                .and()
                .doNotBelongToAnyOf(BookingStore.class, ClientBookings.class)
                .should()
                .callMethodWhere(calls(Documents.class, WRITES))
                .check(classes);
    }

    /** Both know what is held, and by whom. */
    @Test
    void onlyWhereClaimsAreDecidedIsTheStoreToldToWrite() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(BookingWrites.class, SharedTime.class)
                .should()
                .callMethodWhere(calls(BookingStore.class, PLACING))
                .check(classes);
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, Set<String> methods) {
        Predicate<JavaCall<?>> call =
                made -> made.getTargetOwner().isEquivalentTo(owner) && methods.contains(made.getName());
        return describe("one of " + methods + " of " + owner.getSimpleName() + " is called", call);
    }
}
