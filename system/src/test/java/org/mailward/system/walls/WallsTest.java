package org.mailward.system.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionManagement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.system.walls.House.Floor;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// The walls of the house that a compiler does not see.
class WallsTest {

    private static final String BOUNDARIES = "org.mailward.*.boundary..";
    private static final String STORES = "org.mailward.*.store..";

    private static final List<Class<? extends Annotation>> SERVER_WORK = List.of(TransactionAttribute.class, TransactionManagement.class, Transactional.class,
            RolesAllowed.class, PermitAll.class, DenyAll.class, RunAs.class, DeclareRoles.class,
            Stateless.class, Stateful.class, Singleton.class, MessageDriven.class);

    /// Outside boundaries, and why: each runs with no caller whose role could be asked, or in nobody's transaction.
    private static final Set<String> SERVER_WORK_ELSEWHERE = Set.of(
            // The only way to short transactions for clocks and queues, and for boundaries that wait for DNS between two.
            "org.mailward.platform.persistence.Transactions",
            // Migrates before anything else runs.
            "org.mailward.platform.persistence.Migrations",
            // Sends after the commit of those who asked, in the background.
            "org.mailward.platform.jobs.Jobs",
            // Fills an empty installation at its start.
            "org.mailward.demo.Demo");

    /// Doors that are open to everybody, and why.
    private static final Set<String> OPEN_DOORS = Set.of(
            // Run before a caller is known: they find out who it is.
            "org.mailward.access.boundary.PresentKey", "org.mailward.identity.boundary.SignIn",
            // The secret of the invitation's link is what opens it.
            "org.mailward.onboarding.boundary.TakeSeat",
            // A stranger checks a domain under a provider's address; a result's secret link opens that result.
            "org.mailward.checker.boundary.PublicChecker", "org.mailward.branding.boundary.BrandedHost", "org.mailward.lookup.boundary.PublicLookUps", "org.mailward.builder.boundary.PublicBuilder",
            // The token in the address of a domain's reports opens it.
            "org.mailward.intake.boundary.PostTlsReports",
            // Called by the container alone.
            "org.mailward.access.boundary.AnswerClock", "org.mailward.publishing.boundary.ReportClock", "org.mailward.bulk.boundary.BulkClock",
            "org.mailward.demo.boundary.DemoClock", "org.mailward.checker.boundary.CheckerClock", "org.mailward.mailbox.boundary.MailClock", "org.mailward.outbox.boundary.OutboxClock", "org.mailward.scanning.boundary.ScanClock", "org.mailward.intake.boundary.IntakeClock", "org.mailward.sources.boundary.NamingClock", "org.mailward.sources.boundary.OverrulingClock", "org.mailward.intake.boundary.IntakeConsumer", "org.mailward.scanning.boundary.ScanConsumer");

    /// Stores' methods that are called before a scope is known; what they may see is a proof that the caller brings.
    private static final Set<String> BY_PROOF = Set.of("ApiKeys.presented", "Brands.presented", "Checkers.presented", "CheckerResults.presented", "Invitations.presented", "ReportAddresses.presented", "Seats.ofPerson", "PersonalSettings.ofPerson");

    /// Values of the platform that pages may hold; everything else there belongs to the floors below.
    private static final Set<String> VALUES_OF_THE_PLATFORM = Set.of(
            "org.mailward.platform.persistence.Page", "org.mailward.platform.persistence.PersistenceTrouble",
            "org.mailward.platform.pdf.PaperSize", "org.mailward.platform.pdf.Edition");

    @Test
    void the_kernel_depends_on_the_jdk_alone() {
        classes().should().onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.xml.stream..", "javax.security.auth.x500..", "org.jspecify..", "org.mailward.mailauth.."))
                .check(House.in("org.mailward.mailauth..", 80));
    }

    @Test
    void the_kernel_reaches_nothing_outside_itself() {
        noClasses().should().dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..", "java.sql..", "java.util.logging..")
                        .or(describe("sockets, files, clocks and logs", used -> Set.of("java.net.Socket", "java.net.DatagramSocket", "java.net.URL",
                                "java.io.File", "java.io.FileInputStream", "java.io.FileOutputStream", "java.time.Clock", "java.lang.System$Logger").contains(used.getName()))))
                .orShould().callMethodWhere(target("the system's resolver", called -> called.getOwner().getName().equals("java.net.InetAddress")
                        && Set.of("getByName", "getAllByName", "getLocalHost", "isReachable").contains(called.getName())))
                .check(House.in("org.mailward.mailauth..", 80));
    }

    @Test
    void floors_import_downward_only() {
        noClasses().should().dependOnClassesThat(Floor.EJB.classesOf().or(Floor.WEB.classesOf())).check(House.of(Floor.DOMAIN_MODEL));
        noClasses().should().dependOnClassesThat(Floor.WEB.classesOf()).check(House.of(Floor.EJB));
    }

    @Test
    void the_domain_model_needs_no_server() {
        classes().should().onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.imageio..", "javax.security.auth.x500..", "javax.xml..", "org.w3c.dom..", "org.xml.sax..", "org.jspecify..", "org.mailward..",
                        "jakarta.persistence..", "jakarta.validation..", "jakarta.json..")
                        // Build-time enhancement writes the rest of Hibernate into entities.
                        .or(resideInAPackage("org.hibernate..")))
                .check(House.of(Floor.DOMAIN_MODEL));
        noClasses().that(not(annotatedWith(Entity.class).or(annotatedWith(MappedSuperclass.class)))).should().dependOnClassesThat(resideInAPackage("org.hibernate.."))
                .check(House.of(Floor.DOMAIN_MODEL));
    }

    @Test
    void pages_see_boundaries_and_values_only() {
        noClasses().should().dependOnClassesThat(
                resideInAnyPackage(STORES, "org.mailward.*.control..", "org.mailward.demo", "jakarta.persistence..", "org.hibernate..", "javax.sql..")
                        // What goes wrong below is told from each other by its class.
                        .and(not(assignableTo(Throwable.class)))
                        .or(annotatedWith(Entity.class)).or(annotatedWith(MappedSuperclass.class))
                        .or(describe("inside the platform", used -> used.getPackageName().matches("org\\.mailward\\.platform\\.(persistence|pdf|dns|web|jobs|identity|mailbox|secrets)(\\..*)?")
                                && !VALUES_OF_THE_PLATFORM.contains(used.getName()))))
                .check(House.of(Floor.WEB));
    }

    @Test
    void transactions_roles_and_server_components_are_at_boundaries_only() {
        var found = House.CLASSES.stream().filter(owner -> SERVER_WORK.stream().anyMatch(work -> owner.isAnnotatedWith(work)
                || owner.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(work)))).map(JavaClass::getName).collect(Collectors.toSet());
        var atBoundaries = found.stream().filter(name -> name.matches("org\\.mailward\\.\\w+\\.boundary\\..*")).collect(Collectors.toSet());
        assertTrue(atBoundaries.size() >= 14, "seen at boundaries: " + atBoundaries);
        assertEquals(SERVER_WORK_ELSEWHERE, found.stream().filter(name -> !atBoundaries.contains(name)).collect(Collectors.toSet()));
    }

    @Test
    void every_door_has_a_guard_and_names_its_roles() {
        var doors = House.in(BOUNDARIES, 20).that(describe("server components", owner -> Stream.of(Stateless.class, Stateful.class, Singleton.class, MessageDriven.class)
                .anyMatch(owner::isAnnotatedWith)));
        House.seen(doors, 14);
        int methods = 0;
        for (var door : doors) {
            if (door.isAnnotatedWith(Stateless.class)) {
                assertTrue(door.isAnnotatedWith(Boundary.class), door.getName() + " is not a @Boundary, so nobody checks its scopes");
            }
            for (var method : publicMethods(door)) {
                methods++;
                var where = method.getFullName();
                boolean open = method.isAnnotatedWith(PermitAll.class) || door.isAnnotatedWith(PermitAll.class) && !method.isAnnotatedWith(RolesAllowed.class);
                assertTrue(!open || OPEN_DOORS.contains(door.getName()), where + " is open to everybody");
                assertTrue(open || method.isAnnotatedWith(RolesAllowed.class) || door.isAnnotatedWith(RolesAllowed.class), where + " names no role");
                assertTrue(open || takesFirst(method, Scope.class) || takesFirst(method, Operator.class), where + " takes neither a scope nor an operator first");
                // The container's proxy does not reach these.
                assertTrue(!method.getModifiers().contains(JavaModifier.FINAL) && !method.getModifiers().contains(JavaModifier.STATIC), where);
            }
        }
        assertTrue(methods >= 40, "methods seen: " + methods);
    }

    @Test
    void every_open_door_is_known() {
        var open = House.in(BOUNDARIES, 20).stream().filter(owner -> owner.isAnnotatedWith(PermitAll.class)
                || owner.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(PermitAll.class))).map(JavaClass::getName).collect(Collectors.toSet());
        assertEquals(OPEN_DOORS, open);
    }

    @Test
    void every_method_of_a_store_takes_a_scope_first() {
        var stores = House.in(STORES, 10).that(annotatedWith(ApplicationScoped.class));
        House.seen(stores, 10);
        int methods = 0;
        for (var store : stores) {
            for (var method : publicMethods(store)) {
                methods++;
                boolean byProof = BY_PROOF.contains(store.getSimpleName() + "." + method.getName());
                boolean ofThePlatform = store.getSimpleName().equals("Providers") && takesFirst(method, Operator.class);
                assertTrue(byProof || ofThePlatform || takesFirst(method, Scope.class), method.getFullName() + " takes no scope first");
            }
        }
        assertTrue(methods >= 45, "methods seen: " + methods);
    }

    @Test
    void the_database_is_reached_through_platform_persistence_only() {
        // The list of providers belongs to no provider, so no scope opens the door to it.
        var outside = House.CLASSES.that(not(resideInAPackage("org.mailward.platform.persistence..").or(describe("the list of providers",
                owner -> owner.getName().equals("org.mailward.tenancy.store.Providers")))));
        noClasses().should().dependOnClassesThat(describe("entity managers and connections", used -> used.getName().matches(
                        "jakarta\\.persistence\\.(EntityManager.*|Persistence|PersistenceContext|PersistenceUnit)|org\\.hibernate\\.(Session|StatelessSession|SessionFactory|SharedSessionContract)"
                                + "|javax\\.sql\\..*|java\\.sql\\.(Connection|Statement|PreparedStatement|DriverManager)")))
                .check(House.seen(outside, 400));
        noClasses().should().dependOnClassesThat(type(ResultSet.class)).check(outside.that(not(resideInAPackage(STORES))));
    }

    /// Hibernate's tenant does not guard them: see `TenantIdAloneTest`.
    @Test
    void nobody_uses_what_hibernates_tenant_does_not_guard() {
        noClasses().should().callMethodWhere(target("native queries", called -> called.getName().startsWith("createNative") || called.getName().equals("createStoredProcedureQuery")))
                .orShould().dependOnClassesThat(describe("stateless sessions", used -> used.getName().equals("org.hibernate.StatelessSession")))
                // The one door to SQL: it wants a mark for every table, and leaves the rest to row-level security.
                .check(House.of(Floor.EJB).that(not(describe("the door to SQL", owner -> owner.getName().equals("org.mailward.platform.persistence.ScopedQueries")))));
    }

    @Test
    void each_library_is_behind_one_package_of_the_platform() {
        behind("org.mailward.platform.dns..", "org.xbill..");
        behind("org.mailward.platform.web..", "org.apache.hc..");
        behind("org.mailward.platform.pdf..", "com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.xmpbox..", "org.apache.fontbox..");
        behind("org.mailward.platform.persistence..", "org.flywaydb..", "org.postgresql..");
        behind("org.mailward.platform.mailbox..", "org.subethamail..", "org.eclipse.angus..", "jakarta.mail..");
        behind("org.mailward.platform.identity..", "java.net.http..");
        // Besides the sender there is the consumer, which is a component of the server.
        noClasses().that(not(resideInAnyPackage("org.mailward.platform.jobs..", BOUNDARIES))).should().dependOnClassesThat(resideInAPackage("jakarta.jms..")).check(House.CLASSES);
    }

    @Test
    void time_and_chance_come_from_platform_time() {
        var outside = House.CLASSES.that(not(resideInAPackage("org.mailward.platform.time..")));
        noClasses().should().callMethodWhere(target("clocks", called -> called.getName().equals("now") && called.getOwner().getPackageName().equals("java.time")
                        || called.getOwner().getName().equals("java.time.Clock") && Set.of("systemUTC", "systemDefaultZone", "system", "tick").contains(called.getName())
                        || called.getOwner().getName().equals("java.lang.System") && Set.of("currentTimeMillis", "nanoTime").contains(called.getName())
                        || called.getOwner().getName().equals("java.util.UUID") && called.getName().equals("randomUUID")
                        || called.getOwner().getName().equals("java.lang.Math") && called.getName().equals("random")))
                .check(House.seen(outside, 400));
        noClasses().should().callConstructor(Date.class).orShould().callConstructor(SecureRandom.class).orShould().callConstructor(Random.class)
                // Numbers that nobody can foresee are what makes an answer to a DNS question hard to forge (RFC 5452 §9); no test may hold them.
                .check(outside.that(not(resideInAPackage("org.mailward.platform.dns.."))));
    }

    @Test
    void capabilities_are_free_of_cycles() {
        slices().matching("org.mailward.(*).(boundary|control|store)..").should().beFreeOfCycles().check(House.of(Floor.EJB));
        slices().matching("org.mailward.(*)..").should().beFreeOfCycles().check(House.of(Floor.DOMAIN_MODEL));
        slices().matching("org.mailward.mailauth.(*)..").should().beFreeOfCycles().check(House.in("org.mailward.mailauth..", 80));
        // Tags and layout are one frame around the pages.
        slices().matching("org.mailward.web.(*)..").should().beFreeOfCycles()
                .ignoreDependency(resideInAPackage("org.mailward.web.component.."), resideInAPackage("org.mailward.web.shell.."))
                .check(House.of(Floor.WEB));
    }

    @Test
    void control_and_stores_are_private_to_the_floor_of_use_cases() {
        noClasses().that(resideInAPackage(STORES)).should().dependOnClassesThat(resideInAnyPackage(BOUNDARIES, "org.mailward.*.control..")).check(House.in(STORES, 10));
    }

    @Test
    void programs_can_do_by_the_api_what_people_do_on_pages() {
        ApiParity.check();
    }

    private static void behind(String home, String... libraries) {
        var outside = House.CLASSES.that(not(resideInAPackage(home)));
        noClasses().should().dependOnClassesThat(resideInAnyPackage(libraries)).check(House.seen(outside, 300));
        // Guards the rule itself: the library is used where it belongs.
        assertTrue(House.CLASSES.that(resideInAPackage(home)).stream().anyMatch(user -> user.getDirectDependenciesFromSelf().stream()
                .anyMatch(used -> resideInAnyPackage(libraries).test(used.getTargetClass()))), home + " does not use " + List.of(libraries));
    }

    private static List<JavaMethod> publicMethods(JavaClass owner) {
        return owner.getMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC) && !method.getModifiers().contains(JavaModifier.BRIDGE)).toList();
    }

    private static boolean takesFirst(JavaMethod method, Class<?> wanted) {
        return !method.getRawParameterTypes().isEmpty() && method.getRawParameterTypes().getFirst().isAssignableTo(wanted);
    }

    private static DescribedPredicate<JavaMethodCall> target(String what, Predicate<AccessTarget.MethodCallTarget> wanted) {
        return describe(what, call -> wanted.test(call.getTarget()));
    }
}
