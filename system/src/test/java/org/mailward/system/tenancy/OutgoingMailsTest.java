package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.outbox.Letter;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.MailState;
import org.mailward.outbox.OutgoingMail;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.outbox.store.OutgoingMails.Due;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// Several nodes at one outbox: no mail is taken by two at the same time, and none is lost with the node that took it.
@ExtendWith(HousesDatabase.Given.class)
class OutgoingMailsTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static HousesDatabase database;
    private static EntityManagerFactory factory;

    @BeforeAll
    static void open(HousesDatabase given) {
        database = given;
        factory = given.entities(Tenant.root());
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @AfterEach
    void forget() throws SQLException {
        try (var superuser = database.asSuperuser(); var statement = superuser.createStatement()) {
            statement.execute("delete from outgoing_mail where occasion like 'test/%'");
            superuser.commit();
        }
    }

    private static OutgoingMail mail(String occasion, Optional<UUID> customer) {
        return new OutgoingMail(UUID.randomUUID(), customer, MailKind.INVITATION, "test/" + occasion, "Dora", "dora@people.example", new Letter("Hello", List.of()), Optional.of("v1.sealed"), NOW, NOW.plus(Duration.ofDays(1)));
    }

    private static <T> T within(Function<OutgoingMails, T> work) {
        return factory.callInTransaction(entities -> work.apply(new Stores(entities).get(OutgoingMails.class)));
    }

    private static UUID kept(String occasion) {
        var mail = mail(occasion, Optional.of(OFFICE.customer()));
        within(mails -> {
            mails.add(SCOPE, mail, "");
            return null;
        });
        return mail.id();
    }

    private static List<UUID> taken(Instant now, int most) {
        return within(mails -> mails.take(SCOPE, now, LEASE, most)).stream().map(Due::id).toList();
    }

    private static MailState state(UUID id) {
        return within(mails -> mails.find(SCOPE, id)).orElseThrow().state();
    }

    @Test
    void two_who_take_at_the_same_time_take_different_mails() {
        var first = kept("1");
        var second = kept("2");
        try (var one = Worker.begin(); var other = Worker.begin()) {
            var ofOne = one.mails().take(SCOPE, NOW, LEASE, 1);
            var ofOther = other.mails().take(SCOPE, NOW, LEASE, 10);
            assertEquals(List.of(1, 1), List.of(ofOne.size(), ofOther.size()), "one waited for the other, or took the same");
            assertEquals(List.of(first, second).stream().sorted().toList(), List.of(ofOne.getFirst().id(), ofOther.getFirst().id()).stream().sorted().toList());
            one.entities().getTransaction().commit();
            other.entities().getTransaction().commit();
        }
        assertEquals(List.of(), taken(NOW, 10));
    }

    /// A node's transaction; what it did not commit is taken back.
    private record Worker(EntityManager entities) implements AutoCloseable {

        static Worker begin() {
            var entities = factory.createEntityManager();
            entities.getTransaction().begin();
            return new Worker(entities);
        }

        OutgoingMails mails() {
            return new Stores(entities).get(OutgoingMails.class);
        }

        @Override
        public void close() {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    @Test
    void a_mail_of_a_node_that_died_is_taken_again_when_its_lease_is_over_and_one_that_was_sent_never() {
        var dead = kept("dead");
        assertEquals(List.of(dead), taken(NOW, 1));
        assertEquals(List.of(), taken(NOW.plus(LEASE).minusSeconds(1), 10));
        assertEquals(List.of(dead), taken(NOW.plus(LEASE), 10));
        within(mails -> {
            mails.sent(SCOPE, dead, NOW);
            return null;
        });
        assertEquals(MailState.SENT, state(dead));
        assertEquals(List.of(), taken(NOW.plus(LEASE).plus(LEASE), 10));
    }

    @Test
    void one_that_is_postponed_rests_and_counts_only_what_the_server_was_given() {
        var mail = kept("later");
        taken(NOW, 1);
        within(mails -> {
            mails.postpone(SCOPE, mail, NOW.plusSeconds(60), "The mail server does not answer.", false);
            return null;
        });
        var line = within(mails -> mails.find(SCOPE, mail)).orElseThrow();
        assertEquals(MailState.WAITING, line.state());
        assertEquals(0, line.attempts());
        assertEquals("The mail server does not answer.", line.trouble());
        assertEquals(List.of(), taken(NOW.plusSeconds(59), 10));
        assertEquals(List.of(mail), taken(NOW.plusSeconds(60), 10));
    }

    @Test
    void one_that_failed_waits_for_somebody_to_have_it_sent_again() {
        var mail = kept("failed");
        taken(NOW, 1);
        within(mails -> {
            mails.fail(SCOPE, mail, "The mail server said: 550 No such user");
            return null;
        });
        assertEquals(List.of(), taken(NOW.plus(LEASE), 10));
        boolean again = within(mails -> mails.retry(SCOPE, mail, NOW, NOW.plus(Duration.ofDays(7))));
        boolean andAgain = within(mails -> mails.retry(SCOPE, mail, NOW, NOW));
        assertTrue(again);
        assertFalse(andAgain, "It waits already");
        assertEquals(List.of(mail), taken(NOW, 10));
    }

    @Test
    void what_is_not_sent_in_time_is_given_up_and_says_so() {
        var mail = kept("late");
        var late = NOW.plus(Duration.ofDays(2));
        assertEquals(List.of(), taken(late, 10));
        within(mails -> mails.expire(SCOPE, late, "Too late."));
        var line = within(mails -> mails.find(SCOPE, mail)).orElseThrow();
        assertEquals(MailState.FAILED, line.state());
        assertEquals("Too late.", line.trouble());
    }

    @Test
    void an_occasion_is_written_of_once_and_taken_back_only_before_it_went() {
        var mail = kept("once");
        kept("once");
        assertEquals(List.of(mail), taken(NOW, 10));
        within(mails -> {
            mails.takeBack(SCOPE, "test/once");
            return null;
        });
        assertEquals(MailState.SENDING, state(mail));
        var other = kept("taken back");
        within(mails -> {
            mails.takeBack(SCOPE, "test/taken back");
            return null;
        });
        assertEquals(Optional.empty(), within(mails -> mails.find(SCOPE, other)));
    }

    @Test
    void a_mail_out_of_scope_is_not_added() {
        var scope = OFFICE.seenBy(Role.CUSTOMER_ADMIN);
        for (var customer : List.of(Optional.of(House.ALDER.second().customer()), Optional.<UUID>empty())) {
            assertThrows(IllegalArgumentException.class, () -> within(mails -> {
                mails.add(scope, mail("foreign", customer), "");
                return null;
            }));
        }
    }
}
