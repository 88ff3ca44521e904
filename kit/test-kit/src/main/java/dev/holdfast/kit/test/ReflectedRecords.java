package dev.holdfast.kit.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records of a service that a library reads or makes by reflection, found in its compiled code: what goes in and out of
 * resources and REST clients, what lies in MongoDB, what Jackson is asked for by class, job payloads, and every record inside
 * one of these.
 */
final class ReflectedRecords {

    private static final String OURS = "dev.holdfast.";
    private static final String KIT = "dev.holdfast.kit";
    private static final String TEST_KIT = "dev.holdfast.kit.test";

    /** Calls that are given the class of what they read. */
    private static final Set<String> READERS = Set.of(
            "dev.holdfast.kit.service.mongo.Database.documents",
            "dev.holdfast.kit.service.mongo.Documents.as",
            "dev.holdfast.kit.service.mongo.Documents.aggregate",
            "com.mongodb.reactivestreams.client.MongoCollection.withDocumentClass",
            "com.mongodb.reactivestreams.client.MongoCollection.find",
            "com.mongodb.reactivestreams.client.MongoCollection.aggregate",
            "com.mongodb.reactivestreams.client.MongoDatabase.getCollection",
            "com.fasterxml.jackson.databind.ObjectMapper.convertValue",
            "com.fasterxml.jackson.databind.ObjectMapper.readValue",
            "com.fasterxml.jackson.databind.ObjectMapper.readerFor",
            "com.fasterxml.jackson.databind.ObjectMapper.treeToValue",
            "com.fasterxml.jackson.databind.ObjectReader.forType",
            "com.fasterxml.jackson.databind.ObjectReader.readValue",
            "io.vertx.core.json.Json.decodeValue",
            "io.vertx.core.json.JsonObject.mapTo",
            "jakarta.ws.rs.core.Response.readEntity");

    private ReflectedRecords() {}

    /** The names of those in the main classes of a service and of the kits it is made with. */
    static Set<String> of(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root, KIT);
        Set<JavaClass> roots = classes.stream()
                .filter(type -> !type.getPackageName().startsWith(TEST_KIT))
                .flatMap(ReflectedRecords::roots)
                .collect(Collectors.toSet());
        return recordsIn(roots);
    }

    private static Stream<JavaClass> roots(JavaClass type) {
        Stream<JavaClass> itself = type.getSimpleName().endsWith("Document")
                        || type.getSimpleName().endsWith("Payload")
                ? Stream.of(type)
                : Stream.empty();
        Stream<JavaClass> overHttp =
                type.getMethods().stream().filter(ReflectedRecords::isOverHttp).flatMap(ReflectedRecords::signature);
        Stream<JavaClass> read = type.getCodeUnits().stream()
                .filter(ReflectedRecords::readsByClass)
                .flatMap(unit -> unit.getReferencedClassObjects().stream())
                .map(ReferencedClassObject::getRawType);
        return Stream.of(itself, overHttp, read).flatMap(each -> each);
    }

    private static boolean isOverHttp(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
    }

    private static Stream<JavaClass> signature(JavaMethod method) {
        return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Collection::stream);
    }

    private static boolean readsByClass(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> READERS.contains(call.getTarget().getOwner().getName() + "."
                        + call.getTarget().getName()));
    }

    /** Follows components, element types and the cases of sealed types. */
    private static Set<String> recordsIn(Set<JavaClass> roots) {
        Set<String> records = new TreeSet<>();
        Set<JavaClass> seen = new HashSet<>();
        Deque<JavaClass> left = new ArrayDeque<>(roots);
        while (!left.isEmpty()) {
            JavaClass type = left.pop();
            if (type.getName().startsWith(OURS) && seen.add(type)) {
                if (type.isRecord()) {
                    records.add(type.getName());
                }
                inside(type).forEach(left::push);
            }
        }
        return records;
    }

    private static Stream<JavaClass> inside(JavaClass type) {
        Stream<JavaClass> parts = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::getType)
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Collection::stream);
        Set<String> permitted = permitted(type);
        Stream<JavaClass> cases = type.getAllSubclasses().stream().filter(sub -> permitted.contains(sub.getName()));
        return Stream.concat(parts, cases);
    }

    private static Set<String> permitted(JavaClass type) {
        Class<?> reflected = type.reflect();
        return reflected.isSealed()
                ? Arrays.stream(reflected.getPermittedSubclasses())
                        .map(Class::getName)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
