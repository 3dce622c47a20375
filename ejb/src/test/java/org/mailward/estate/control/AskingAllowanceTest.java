package org.mailward.estate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

class AskingAllowanceTest {

    private static final UUID PROVIDER = new UUID(0, 1);
    private static final UUID CUSTOMER = new UUID(0, 2);
    private static final Outcome<String> ANSWER = Outcome.done("answer");

    private Instant now = Instant.parse("2026-05-11T12:00:00Z");

    private AskingAllowance with(Map<String, String> settings) {
        return new AskingAllowance(new Settings(property -> Optional.ofNullable(settings.get(property))), new Time() {
            @Override
            public Instant now() {
                return now;
            }
        });
    }

    private static Actor actor(String subject, Role role) {
        return new Actor(subject, "Of the same name", role, "test");
    }

    private static Scope client(String subject, UUID customer) {
        return new Scope.OneCustomer(PROVIDER, customer, actor(subject, Role.CUSTOMER_ADMIN));
    }

    private static Scope staff(String subject) {
        return staff(PROVIDER, subject);
    }

    private static Scope staff(UUID provider, String subject) {
        return new Scope.WholeProvider(provider, actor(subject, Role.PROVIDER_ANALYST));
    }

    /// What was asked is answered, and asked once; what is refused was not asked.
    private static Outcome<String> ask(AskingAllowance allowance, Scope scope) {
        var asked = new AtomicInteger();
        var outcome = allowance.ask(scope, () -> {
            asked.incrementAndGet();
            return ANSWER;
        });
        assertEquals(outcome instanceof Outcome.Refused<String> ? 0 : 1, asked.get());
        return outcome;
    }

    @Test
    void it_is_said_when_it_goes_on_and_then_it_does() {
        var allowance = with(Map.of("mailward.asking.per-person", "2"));
        assertEquals(ANSWER, ask(allowance, staff("anna")));
        assertEquals(ANSWER, ask(allowance, staff("anna")));
        var refused = (Outcome.Refused<String>) ask(allowance, staff("anna"));
        assertEquals("", refused.field());
        assertTrue(refused.sentence().endsWith("It goes on in 30 minutes."), refused.sentence());
        assertEquals(ANSWER, ask(allowance, staff("adam")));
        assertTrue(ask(allowance, staff("anna")) instanceof Outcome.Refused<String>, "Nobody is forgotten because somebody else asks");
        now = now.plus(Duration.ofMinutes(30));
        assertEquals(ANSWER, ask(allowance, staff("anna")));
    }

    @Test
    void all_of_one_customer_are_one() {
        var allowance = with(Map.of("mailward.asking.per-person", "1"));
        assertEquals(ANSWER, ask(allowance, client("carl", CUSTOMER)));
        assertTrue(ask(allowance, client("cora", CUSTOMER)) instanceof Outcome.Refused<String>);
        assertEquals(ANSWER, ask(allowance, client("dora", new UUID(0, 3))));
    }

    @Test
    void customers_do_not_use_up_what_their_provider_s_people_have_nor_the_other_way_round() {
        var allowance = with(Map.of("mailward.asking.per-provider", "1"));
        assertEquals(ANSWER, ask(allowance, client("carl", CUSTOMER)));
        assertTrue(ask(allowance, client("carl", CUSTOMER)) instanceof Outcome.Refused<String>);
        assertEquals(ANSWER, ask(allowance, staff("anna")));
        assertTrue(ask(allowance, staff("adam")) instanceof Outcome.Refused<String>);
    }

    @Test
    void providers_do_not_use_up_each_other_s() {
        var allowance = with(Map.of("mailward.asking.per-provider", "1"));
        assertEquals(ANSWER, ask(allowance, staff("anna")));
        assertEquals(ANSWER, ask(allowance, staff(new UUID(1, 1), "bea")));
        assertTrue(ask(allowance, staff("adam")) instanceof Outcome.Refused<String>);
    }

    @Test
    void so_much_is_allowed_where_nobody_says_otherwise() {
        var allowance = with(Map.of());
        int asked = 0;
        for (int person = 1; person <= 10; person++) {
            for (int i = 1; i <= 600; i++) {
                assertEquals(ANSWER, ask(allowance, staff("person " + person)), ++asked + " questions");
            }
            assertTrue(ask(allowance, staff("person " + person)) instanceof Outcome.Refused<String>, "600 an hour for one person");
        }
        assertTrue(ask(allowance, staff("person 11")) instanceof Outcome.Refused<String>, "6,000 an hour for one provider's people");
        for (int i = 1; i <= 20; i++) {
            assertEquals(Duration.ZERO, allowance.scan(CUSTOMER));
        }
        assertEquals(Duration.ofMinutes(3), allowance.scan(CUSTOMER), "20 an hour for one domain");
    }

    @Test
    void what_all_have_no_more_of_is_not_taken_off_one() {
        var allowance = with(Map.of("mailward.asking.per-provider", "2", "mailward.asking.per-person", "1"));
        assertEquals(ANSWER, ask(allowance, staff("anna")));
        assertEquals(ANSWER, ask(allowance, staff("alice")));
        assertTrue(ask(allowance, staff("adam")) instanceof Outcome.Refused<String>);
        now = now.plus(Duration.ofMinutes(30));
        assertEquals(ANSWER, ask(allowance, staff("adam")), "Nothing was asked for him yet");
    }

    @Test
    void a_domain_is_scanned_so_often_on_request() {
        var allowance = with(Map.of("mailward.asking.scans-per-domain", "1"));
        assertEquals(Duration.ZERO, allowance.scan(CUSTOMER));
        assertEquals(Duration.ofHours(1), allowance.scan(CUSTOMER));
        assertEquals(Duration.ZERO, allowance.scan(PROVIDER));
        assertEquals(Duration.ofHours(1), allowance.scan(CUSTOMER));
    }

    @Test
    void a_wait_is_never_said_to_be_shorter_than_it_is() {
        assertEquals("1 second", AskingAllowance.words(Duration.ofNanos(1)));
        assertEquals("1 second", AskingAllowance.words(Duration.ofMillis(1)));
        assertEquals("2 seconds", AskingAllowance.words(Duration.ofMillis(1_001)));
        assertEquals("119 seconds", AskingAllowance.words(Duration.ofSeconds(119)));
        assertEquals("2 minutes", AskingAllowance.words(Duration.ofMinutes(2)));
        assertEquals("3 minutes", AskingAllowance.words(Duration.ofSeconds(121)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailward.asking.per-person", "mailward.asking.per-provider", "mailward.asking.scans-per-domain"})
    void a_setting_that_allows_nothing_is_refused(String property) {
        assertThrows(IllegalArgumentException.class, () -> with(Map.of(property, "0")));
    }
}
