package io.pontual.workers;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.camunda.client.annotation.JobWorker;
import jakarta.annotation.Resource;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the parts may know of each other. Each rule is about classes that exist, so it fails when it matches nothing: where
 * it can, it says who uses a thing ("classes that use jOOQ are repositories") and not who does not.
 */
@AnalyzeClasses(
        packages = "io.pontual",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** In a packaged build the tests of integrations are a jar on this class path. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String WORKERS = "io.pontual.workers";
    private static final String PLATFORM = "io.pontual.workers.platform..";
    private static final String CONTRACT = "io.pontual.workers.*.contract..";
    private static final String GENERATED = "io.pontual.workers.platform.persistence.jooq..";
    private static final String INTEGRATIONS = "io.pontual.integrations..";

    private static final DescribedPredicate<JavaClass> IN_A_CAPABILITY = describe(
            "in a capability",
            type -> type.getPackageName().startsWith(WORKERS + ".")
                    && !resideInAPackage(PLATFORM).test(type));

    // ---- modules ----

    @ArchTest
    static final ArchRule processes_stand_alone = classes()
            .that()
            .resideInAPackage("io.pontual.processes..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.pontual.processes..", "java..", "com.fasterxml.jackson.annotation..")
            .because("models and messages are what both applications agree on: whatever they drag in, both must carry");

    @ArchTest
    static final ArchRule workers_do_not_know_integrations = noClasses()
            .that()
            .resideInAPackage("io.pontual.workers..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTEGRATIONS)
            .because(
                    "the two applications meet on queues only, so that each can be stopped, scaled and released alone");

    @ArchTest
    static final ArchRule integrations_do_not_know_workers = noClasses()
            .that()
            .resideInAPackage(INTEGRATIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.pontual.workers..", "io.camunda..")
            .because("a partner protocol must not need the engine or the business tables");

    @ArchTest
    static final ArchRule workers_do_not_talk_to_the_outside_world = noClasses()
            .that()
            .resideInAPackage("io.pontual.workers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "org.springframework.web.client..",
                    "org.apache.hc..",
                    "jakarta.mail..",
                    "org.apache.camel..")
            .because(
                    "a slow or broken partner must not hold up a job or a request: only integrations talks to partners");

    // ---- capabilities ----

    @ArchTest
    static final ArchRule capabilities_reach_each_other_by_contract_only = slices().assignedFrom(
                    slicesOf("capability", type -> IN_A_CAPABILITY.test(type) ? capability(type) : null))
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(CONTRACT))
            .because(
                    "the processes put capabilities in sequence; what one must read of another stands in its contract");

    @ArchTest
    static final ArchRule contracts_do_not_show_what_is_behind_them = classes()
            .that()
            .resideInAPackage(CONTRACT)
            .should()
            .onlyDependOnClassesThat(are(not(IN_A_CAPABILITY)).or(resideInAPackage(CONTRACT)))
            .because("a contract that names inner types gives away what it is there to hide");

    @ArchTest
    static final ArchRule platform_does_not_know_capabilities = classes()
            .that()
            .resideInAPackage(PLATFORM)
            .should()
            .onlyDependOnClassesThat(are(not(IN_A_CAPABILITY)))
            .because("what is written once for all capabilities cannot depend on one of them");

    @ArchTest
    static final ArchRule nothing_goes_in_circles = slices().assignedFrom(slicesOf("slice", ArchitectureTest::slice))
            .should()
            .beFreeOfCycles()
            .because("a cycle can only be understood, tested and changed as a whole");

    // ---- who may use what ----

    @ArchTest
    static final ArchRule only_repositories_use_jooq = classes()
            .that(use(
                    "jOOQ",
                    resideInAnyPackage("org.jooq..", GENERATED).and(not(resideInAPackage("org.jooq.exception..")))))
            .and()
            .resideOutsideOfPackages(GENERATED, "io.pontual.workers.platform.persistence..")
            .should(beNamed("Repository"))
            .because("the tables of a capability have one door, where its queries can be read together");

    @ArchTest
    static final ArchRule only_listeners_and_gateways_use_messaging = classes()
            .that(use("messaging", resideInAnyPackage("jakarta.jms..", "org.springframework.jms..")))
            .and()
            .resideInAPackage("io.pontual.workers..")
            .should(beNamed("Listener", "Gateway", "Configuration"))
            .because("what a message is carried by must be replaceable without touching what it means");

    @ArchTest
    static final ArchRule only_the_platform_uses_the_engine = classes()
            .that(use(
                    "the engine's client",
                    resideInAPackage("io.camunda..").and(not(resideInAPackage("io.camunda.client.annotation..")))))
            .should()
            .resideInAnyPackage("io.pontual.workers.platform.engine..", "io.pontual.workers.platform.desk..")
            .because("retry under back-pressure, error mapping and incidents are written once, in platform.engine");

    @ArchTest
    static final ArchRule job_workers_are_named_so = classes()
            .that(use("@JobWorker", describe("@JobWorker", type -> type.isEquivalentTo(JobWorker.class))))
            .and()
            .resideOutsideOfPackage("io.pontual.workers.platform.engine..")
            .should(beNamed("Worker"))
            .because("a job type leads to its class by name alone, see WorkerCoverageTest");

    // ---- habits ----

    @ArchTest
    static final ArchRule capabilities_keep_their_classes_to_themselves = classes()
            .that(are(IN_A_CAPABILITY))
            .and()
            .resideOutsideOfPackage(CONTRACT)
            .and()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameNotEndingWith("Worker")
            .should()
            .notBePublic()
            .because("only the owner changes its state: other packages see its contract (the starter calls workers"
                    + " by reflection, and reaches public classes only)");

    @ArchTest
    static final ArchRule controllers_and_services_are_nobody_elses = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(Service.class)
            .should()
            .notBePublic()
            .because("they are called by HTTP or from their own package");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = classes()
            .that(describe("ask the system for the time", ArchitectureTest::asksTheSystemForTheTime))
            .should()
            .resideInAnyPackage(
                    "io.pontual.workers.platform.time..",
                    "io.pontual.integrations.platform..",
                    "io.pontual.integrations.simulators..")
            .because("time must be movable: the sandbox and the tests never wait for a deadline. A simulated partner"
                    + " may be slow in real time");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith(Resource.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .because("a constructor shows what a class needs, and a test can call it");

    private static boolean asksTheSystemForTheTime(JavaClass type) {
        return type.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::asksTheSystemForTheTime);
    }

    private static boolean asksTheSystemForTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system");
        }
        if (owner.isEquivalentTo(Date.class)) {
            return name.equals("<init>") && parameters(access).isEmpty();
        }
        return owner.getPackageName().equals("java.time")
                && name.equals("now")
                && !parameters(access).contains(Clock.class.getName());
    }

    private static Set<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitCallTarget target
                ? Set.copyOf(target.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toList())
                : Set.of();
    }

    private static DescribedPredicate<JavaClass> use(String what, DescribedPredicate<? super JavaClass> target) {
        return describe("use " + what, type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> target.test(dependency.getTargetClass())));
    }

    private static ArchCondition<JavaClass> beNamed(String... suffixes) {
        return ArchCondition.from(
                describe("have an outermost class whose name ends with " + String.join(" or ", suffixes), type -> {
                    var name = type.getName();
                    var outermost = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
                    return Arrays.stream(suffixes).anyMatch(outermost::endsWith);
                }));
    }

    private static String capability(JavaClass type) {
        return type.getPackageName().substring(WORKERS.length() + 1).split("\\.")[0];
    }

    /** A capability, its contract or a part of the platform. */
    private static String slice(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(WORKERS + ".")) {
            return null;
        }
        var parts = name.substring(WORKERS.length() + 1).split("\\.");
        var depth = parts[0].equals("platform") || name.endsWith(".contract") ? 2 : 1;
        return String.join(".", Arrays.copyOf(parts, Math.min(depth, parts.length)));
    }

    /** @param name gives null for what is in no slice */
    private static SliceAssignment slicesOf(String kind, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                var slice = name.apply(type);
                return slice == null ? SliceIdentifier.ignore() : SliceIdentifier.of(slice);
            }

            @Override
            public String getDescription() {
                return "every " + kind;
            }
        };
    }
}
