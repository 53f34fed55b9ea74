package io.pontual.integrations;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What may know what. Each rule fails when it finds nothing to check. */
@AnalyzeClasses(packages = "io.pontual", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ALL = "io.pontual.integrations..";
    private static final String SIMULATORS = "io.pontual.integrations.simulators..";

    @ArchTest
    static final ArchRule of_ours_only_processes_is_known = noClasses()
            .that(resideInAPackage(ALL))
            .should()
            .dependOnClassesThat(resideInAPackage("io.pontual..")
                    .and(DescribedPredicate.not(resideInAnyPackage(ALL, "io.pontual.processes.."))))
            .because("workers and integrations meet only in queues");

    @ArchTest
    static final ArchRule the_engine_is_unknown_here = noClasses()
            .that(resideInAPackage(ALL))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.camunda..", "io.zeebe.."))
            .because("only workers talks to the engine");

    @ArchTest
    static final ArchRule what_is_real_does_not_know_what_is_simulated = noClasses()
            .that(resideInAPackage(ALL).and(DescribedPredicate.not(resideInAPackage(SIMULATORS))))
            .should()
            .dependOnClassesThat(resideInAPackage(SIMULATORS))
            .because("production runs without simulators");

    @ArchTest
    static final ArchRule simulators_play_the_partners_side = noClasses()
            .that(resideInAPackage(SIMULATORS))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.pontual.integrations.payment..",
                    "io.pontual.integrations.pickup..",
                    "io.pontual.integrations.notification..",
                    "io.pontual.integrations.shipping..",
                    "io.pontual.processes.."))
            .because("a partner that shares our code would share our mistakes");

    @ArchTest
    static final ArchRule simulators_are_there_only_in_their_profile = classes()
            .that(resideInAPackage(SIMULATORS))
            .and(DescribedPredicate.describe("are beans", type -> type.isMetaAnnotatedWith(Component.class)))
            .should()
            .beAnnotatedWith(Profile.class)
            .because("production must not answer for a partner");

    @ArchTest
    static final ArchRule capabilities_do_not_know_each_other = slices().matching("io.pontual.integrations.(*)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(ALL), resideInAPackage("io.pontual.integrations.platform.."))
            .because("the diagrams are the table of contents");

    @ArchTest
    static final ArchRule the_database_is_for_repositories = noClasses()
            .that(resideInAPackage(ALL))
            .and()
            .haveSimpleNameNotEndingWith("Repository")
            .should()
            .dependOnClassesThat(resideInAPackage("org.jooq.."))
            .because("SQL stands in one kind of class");

    @ArchTest
    static final ArchRule routes_are_named_after_their_partner = classes()
            .that(resideInAPackage(ALL))
            .and()
            .areAssignableTo(RouteBuilder.class)
            .should()
            .haveSimpleNameEndingWith("Routes")
            .orShould()
            .haveSimpleNameEndingWith("Policy")
            .because("a route is found by its partner's name");
}
