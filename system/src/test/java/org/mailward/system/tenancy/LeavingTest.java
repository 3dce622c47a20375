package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.People;
import org.mailward.onboarding.boundary.People.OpenInvitation;
import org.mailward.outbox.Letter;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.OutgoingMail;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// Who is let go has no way back in, and nothing more is written to him or her.
class LeavingTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope STAFF = House.ALDER.whole();
    private static final UUID VIEWER = OFFICE.id("viewer");
    private static final Instant NOW = Instant.parse("2026-06-02T08:00:00Z");

    @Test
    void an_older_invitation_does_not_let_somebody_in_again() {
        within((stores, entities) -> {
            var people = stores.get(People.class);
            var address = people.members(STAFF, Optional.of(OFFICE.customer())).stream().filter(member -> member.id().equals(VIEWER)).findFirst().orElseThrow().email();
            var again = invited(people, "Vera", address.toUpperCase(Locale.ROOT), OFFICE.customer());
            var elsewhere = invited(people, "Vera", address, House.ALDER.second().customer());
            var other = invited(people, "Bo", "bo@people.example", OFFICE.customer());
            people.end(STAFF, VIEWER);
            entities.flush();
            var left = people.invitations(STAFF, Optional.of(OFFICE.customer())).stream().map(OpenInvitation::id).toList();
            assertTrue(!left.contains(again) && left.contains(other), "still open: " + left);
            assertTrue(people.invitations(STAFF, Optional.of(House.ALDER.second().customer())).stream().anyMatch(open -> open.id().equals(elsewhere)), "the seat at another customer stays kept");
        });
    }

    @Test
    void what_waits_to_be_sent_is_not_sent() {
        within((stores, entities) -> {
            var mails = stores.get(OutgoingMails.class);
            var waiting = mail("weekly/2026-06-01/" + VIEWER);
            var colleagues = mail("weekly/2026-06-01/" + OFFICE.id("admin"));
            var sent = mail("critical/" + UUID.randomUUID() + "/" + VIEWER);
            List.of(waiting, colleagues, sent).forEach(mail -> mails.add(STAFF, mail, ""));
            mails.sent(STAFF, sent.id(), NOW);
            stores.get(People.class).end(STAFF, VIEWER);
            entities.flush();
            assertEquals(Optional.empty(), mails.find(STAFF, waiting.id()));
            assertTrue(mails.find(STAFF, colleagues.id()).isPresent(), "others are written to");
            assertTrue(mails.find(STAFF, sent.id()).isPresent(), "what went stays on record");
        });
    }

    @Test
    void nobody_gets_a_seat_at_a_customer_that_was_off_boarded() {
        within((stores, entities) -> {
            var people = stores.get(People.class);
            invited(people, "Bo", "bo@people.example", OFFICE.customer());
            stores.get(CustomerRegister.class).enter(STAFF, OFFICE.customer(), CustomerState.OFF_BOARDED, "The contract ended");
            entities.flush();
            assertEquals(List.of(), people.invitations(STAFF, Optional.of(OFFICE.customer())));
            var place = new Place(Role.CUSTOMER_VIEWER, Optional.of(OFFICE.customer()), false);
            assertInstanceOf(Outcome.Refused.class, people.invite(OFFICE.seenBy(Role.CUSTOMER_ADMIN), "Cleo", "cleo@people.example", place));
        });
    }

    private static UUID invited(People people, String name, String address, UUID customer) {
        return people.invite(STAFF, name, address, new Place(Role.CUSTOMER_VIEWER, Optional.of(customer), false)).success().orElseThrow().id();
    }

    private static OutgoingMail mail(String occasion) {
        return new OutgoingMail(UUID.randomUUID(), Optional.of(OFFICE.customer()), MailKind.WEEKLY_SUMMARY, occasion, "Vera", "vera@people.example", new Letter("Hello", List.of()), Optional.empty(), NOW,
                NOW.plus(Duration.ofDays(1)));
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
