package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkTask;
import org.mailward.bulk.RowState;
import org.mailward.bulk.control.BulkDeeds;
import org.mailward.bulk.store.BulkRows;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.store.Tags;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.mailbox.boundary.MailboxDesk;
import org.mailward.onboarding.boundary.People;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.tenancy.store.Members;

/// Nothing of an off-boarded customer changes any more, whatever door somebody tries, and the refusal says why.
class LeftAloneTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope STAFF = House.ALDER.whole();
    private static final String SENTENCE = " was off-boarded and is kept as it is. Create the customer anew to serve it again.";

    /// Methods that change something of a customer.
    private static final Set<String> REFUSED = Set.of(
            "KeyRing.make(Scope, String, Place, Set)", "TagBook.tagCustomer(Scope, UUID, Collection)", "TagBook.tagDomain(Scope, UUID, Collection)", "StageTargets.aim(Scope, UUID, Optional)",
            "CustomerRegister.describe(Scope, UUID, CustomerProfile, int)", "CustomerRegister.enter(Scope, UUID, CustomerState, String)", "DomainImport.run(Scope, UUID, String, WrongRows)",
            "People.invite(Scope, String, String, Place)", "ProveControl.check(Scope, UUID)", "Scanning.scan(Scope, Collection)", "Scanning.scanCustomer(Scope, UUID)",
            "BringReports.bring(Scope, Optional, Brought)", "OutboxDesk.retry(Scope, UUID)", "MailboxDesk.add(Scope, MailboxPlan, String, String)",
            "OverruleSources.foresee(Scope, Draft)", "OverruleSources.decide(Scope, Draft, String)", "OverruleSources.takeBack(Scope, UUID)");

    /// All others that can refuse, and why they do not refuse because a customer was off-boarded.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("KeyRing.revoke(Scope, UUID)", "ends access"), Map.entry("People.withdraw(Scope, UUID)", "ends access"), Map.entry("People.end(Scope, UUID)", "ends access"),
            Map.entry("MailboxDesk.remove(Scope, UUID)", "ends it"), Map.entry("ReportDesk.remove(Scope, UUID)", "ends it"), Map.entry("ArrivalDesk.discard(Scope, UUID, String)", "ends it"),
            Map.entry("MailboxDesk.pause(Scope, UUID, boolean)", "pausing ends it; resuming has a test below"),
            Map.entry("MailboxDesk.describe(Scope, UUID, MailboxPlan, String, String, int)", "gives it to another; keeping it has a test below"),
            Map.entry("MailboxDesk.tryIt(Scope, UUID)", "changes nothing here"), Map.entry("ArrivalDesk.raw(Scope, UUID)", "reads"),
            Map.entry("ArrivalDesk.retry(Scope, UUID)", "reading it again finds that its reports are refused"),
            Map.entry("PostureReports.pdf(Scope, UUID, Optional, Edition)", "reads"), Map.entry("PostureReports.csv(Scope, UUID)", "reads"),
            Map.entry("PostureReports.preview(Scope, UUID, Optional, Edition, int)", "reads"), Map.entry("ReportDesk.ask(Scope, UUID, Wish)", "takes away what is kept"),
            Map.entry("DomainImport.plan(Scope, UUID, String)", "changes nothing"), Map.entry("RecordBuilder.standing(Scope, UUID, RecordKind, String)", "changes nothing"),
            Map.entry("RecordBuilder.work(Scope, UUID, Sheet)", "changes nothing"), Map.entry("RecordBuilder.rehearse(Scope, UUID, List)", "changes nothing"),
            Map.entry("People.assign(Scope, UUID, boolean, Set)", "taking it from somebody ends access; giving it to somebody has a test below"),
            Map.entry("ReportAddressBook.of(Scope, UUID)", "reads the address that it has; making one has a test below"),
            Map.entry("BulkDesk.foresee(Scope, Choice)", "changes nothing"), Map.entry("BulkDesk.begin(Scope, Choice, Wish, UUID)", "each row is refused; see the test below"),
            Map.entry("BulkDesk.stop(Scope, UUID)", "ends it"),
            Map.entry("CustomerRegister.create(Scope, CustomerProfile, CustomerState)", "makes another"), Map.entry("ProspectRegister.convert(Scope, UUID, CustomerProfile)", "makes another"));

    /// Boundaries of what is the provider's own, a person's or a stranger's.
    private static final Set<String> OF_NO_CUSTOMER = Set.of("Branding", "CheckerDesk", "ProspectRegister", "ExposureReports", "IntakeSetup", "StaffLookUps", "MySettings", "ViewBook", "OnceOnly");

    static Stream<String> refused() {
        return REFUSED.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void it_is_kept_as_it_is(String door) {
        within((stores, _) -> {
            offBoard(stores);
            var answer = DoorCases.NAMING.get(door).at(new Bare(stores), STAFF, OFFICE);
            var outcomes = answer instanceof Collection<?> several ? several : List.of(Objects.requireNonNull(answer));
            assertAll(outcomes.stream().map(outcome -> () -> assertKept(outcome)));
        });
    }

    @Test
    void every_method_that_can_refuse_is_thought_of() {
        var methods = DoorCases.BOUNDARIES.stream().filter(boundary -> !OF_NO_CUSTOMER.contains(boundary.getSimpleName())).flatMap(boundary -> Arrays.stream(boundary.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && method.getReturnType() == Outcome.class
                        && method.getParameterCount() > 0 && method.getParameterTypes()[0] == Scope.class)
                .map(method -> boundary.getSimpleName() + "." + method.getName() + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"))))
                .collect(Collectors.toCollection(TreeSet::new));
        var known = Stream.concat(REFUSED.stream(), ELSEWHERE.keySet().stream().filter(method -> OF_NO_CUSTOMER.stream().noneMatch(boundary -> method.startsWith(boundary + "."))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, methods, "say in LeftAloneTest what becomes of an off-boarded customer");
    }

    @Test
    void its_mailbox_is_neither_resumed_nor_changed_and_can_be_given_up() {
        within((stores, _) -> {
            offBoard(stores);
            var desk = new Bare(stores).get(MailboxDesk.class);
            var mailbox = OFFICE.id("mailbox");
            assertInstanceOf(Outcome.Refused.class, desk.describe(STAFF, mailbox, House.mailbox("Renamed", Optional.of(OFFICE.customer())), "", "", 0));
            assertInstanceOf(Outcome.Done.class, desk.pause(STAFF, mailbox, true));
            assertInstanceOf(Outcome.Refused.class, desk.pause(STAFF, mailbox, false));
            assertInstanceOf(Outcome.Done.class, desk.remove(STAFF, mailbox));
        });
    }

    @Test
    void a_bulk_action_passes_it_by_and_says_why() {
        within((stores, _) -> {
            offBoard(stores);
            for (var rows : BulkOf.values()) {
                var row = new BulkRows.Row(1, OFFICE.customer(), rows == BulkOf.DOMAINS ? Optional.of(OFFICE.domain()) : Optional.empty(), "row", RowState.WAITING, "", "");
                var result = new Bare(stores).get(BulkDeeds.class).perform(STAFF, new BulkTask(rows, BulkDeed.TAG, Optional.of("fresh"), Optional.empty(), Optional.empty()), List.of(row)).getFirst();
                assertEquals(RowState.FAILED, result.state());
                assertTrue(result.sentence().endsWith(SENTENCE), result.sentence());
            }
            assertTrue(stores.get(Tags.class).ofCustomers(STAFF, List.of(OFFICE.customer())).values().stream().noneMatch(words -> words.contains("fresh")));
        });
    }

    @Test
    void nobody_is_given_it_to_look_after_and_who_did_may_go_on_or_stop() {
        within((stores, _) -> {
            offBoard(stores);
            var people = new Bare(stores).get(People.class);
            var analyst = OFFICE.id("analyst");
            var other = House.ALDER.second();
            assertKept(people.assign(STAFF, other.id("analyst"), false, Set.of(other.customer(), OFFICE.customer())));
            assertEquals(List.of(other.customer()), stores.get(Members.class).assigned(STAFF, stores.get(Members.class).find(STAFF, other.id("analyst")).orElseThrow()));
            assertInstanceOf(Outcome.Done.class, people.assign(STAFF, analyst, false, Set.of(OFFICE.customer(), other.customer())), "it was so already");
            assertInstanceOf(Outcome.Done.class, people.assign(STAFF, analyst, false, Set.of(other.customer())));
            assertKept(people.assign(STAFF, analyst, false, Set.of(OFFICE.customer())));
        });
    }

    @Test
    void a_bulk_action_gives_it_to_nobody_and_takes_it_from_somebody() {
        within((stores, _) -> {
            offBoard(stores);
            var row = new BulkRows.Row(1, OFFICE.customer(), Optional.empty(), "row", RowState.WAITING, "", "");
            var deeds = new Bare(stores).get(BulkDeeds.class);
            var given = deeds.perform(STAFF, new BulkTask(BulkOf.CUSTOMERS, BulkDeed.ASSIGN, Optional.empty(), Optional.empty(), Optional.of(House.ALDER.second().id("analyst"))), List.of(row)).getFirst();
            assertEquals(RowState.FAILED, given.state());
            assertTrue(given.sentence().endsWith(SENTENCE), given.sentence());
            var taken = deeds.perform(STAFF, new BulkTask(BulkOf.CUSTOMERS, BulkDeed.UNASSIGN, Optional.empty(), Optional.empty(), Optional.of(OFFICE.id("analyst"))), List.of(row)).getFirst();
            assertEquals(RowState.DONE, taken.state(), taken.sentence());
        });
    }

    @Test
    void it_gets_no_report_address_and_keeps_the_one_that_it_has() {
        within((stores, entities) -> {
            offBoard(stores);
            var book = stores.give(boolean.class, false).give(Optional.class, Optional.of("https://portal.example")).get(ReportAddressBook.class);
            var all = DomainQuery.all(10).ofCustomer(OFFICE.customer());
            assertInstanceOf(Outcome.Done.class, book.of(STAFF, OFFICE.domain()));
            assertEquals(List.of(false), book.list(STAFF, all).rows().stream().map(line -> line.address().isEmpty()).toList());
            entities.createNativeQuery("delete from report_address where id = ?").setParameter(1, OFFICE.id("report-address")).executeUpdate();
            assertKept(book.of(STAFF, OFFICE.domain()));
            assertEquals(List.of(true), book.list(STAFF, all).rows().stream().map(line -> line.address().isEmpty()).toList());
            assertEquals(List.of(), stores.get(ReportAddresses.class).of(STAFF, List.of(OFFICE.domain())), "looking made none");
        });
    }

    private static void assertKept(@Nullable Object outcome) {
        var refused = assertInstanceOf(Outcome.Refused.class, outcome);
        assertTrue(refused.sentence().endsWith(SENTENCE), refused.sentence());
    }

    private static void offBoard(Stores stores) {
        var changed = stores.get(Customers.class).find(STAFF, OFFICE.customer()).orElseThrow()
                .enter(CustomerState.OFF_BOARDED, "The contract ended", House.THEN, STAFF.actor(), OFFICE.id("left"));
        assertInstanceOf(Outcome.Done.class, changed);
        stores.get(Customers.class).flush(STAFF);
    }

    /// Boundaries with what a refusal needs: their stores, and nothing that reaches out.
    private record Bare(Stores stores) implements DoorCases.Doors {

        @Override
        public <T> T get(Class<T> boundary) {
            try {
                var made = boundary.getConstructor().newInstance();
                for (var field : boundary.getDeclaredFields()) {
                    if (field.isAnnotationPresent(Inject.class) && field.getType().isAnnotationPresent(ApplicationScoped.class)) {
                        field.setAccessible(true);
                        field.set(made, part(field.getType()));
                    }
                }
                return made;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(boundary + " cannot be made", e);
            }
        }

        /// Null for what only the container makes.
        private Object part(Class<?> type) {
            try {
                return stores.get(type);
            } catch (IllegalStateException _) {
                return null;
            }
        }
    }

    private void within(BiConsumer<Stores, EntityManager> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new Stores(entities).give(Duration.class, Duration.ofDays(7)).give(String.class, "https://portal.example"), entities);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
