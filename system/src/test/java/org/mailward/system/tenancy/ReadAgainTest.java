package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mailward.intake.control.ReadAgain;
import org.mailward.platform.time.Time;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;

/// What is held for want of a proof is taken in by itself once there is one, whatever else came with it.
class ReadAgainTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final Instant READ = Instant.parse("2026-06-02T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-02T09:00:00Z");
    private static final String UNREADABLE = "QUARANTINED/no-xml/";
    private static final String UNKNOWN = "HELD/unknown-domain/nobody.example";
    private static final String OWN = "HELD/not-proven/" + OFFICE.domainName();
    private static final String OTHER = "HELD/not-proven/" + House.ALDER.second().domainName();
    private static final String OF_CUSTOMER = "'" + OFFICE.customer() + "'";
    private static final String OF_PROVIDER = "null";
    private static final String KEPT = "2026-06-03";
    private static final String GONE = "2026-06-02";

    @Test
    void what_waits_for_a_proof_is_read_again_once_it_is_given_whatever_came_with_it() {
        within(desk -> {
            desk.add("alone", OF_CUSTOMER, KEPT, List.of(OWN));
            desk.add("beside what cannot be read", OF_CUSTOMER, KEPT, List.of(UNREADABLE, OWN));
            desk.add("behind a domain of nobody", OF_PROVIDER, KEPT, List.of(UNKNOWN, OWN));
            desk.add("as its reporter writes it", OF_PROVIDER, KEPT, List.of("HELD/not-proven/Mail.ALDER-first.example."));
            assertEquals(List.of(), desk.readAgain(), "nothing is proven yet");
            desk.prove(READ.plusSeconds(60));
            assertEquals(List.of("alone", "as its reporter writes it", "behind a domain of nobody", "beside what cannot be read"), desk.readAgain());
            assertTrue(desk.told(), "somebody is told that they wait");
        });
    }

    /// The proof was noted a moment before the report was read, and could be seen a moment after.
    @Test
    void a_proof_given_while_the_report_was_read_counts() {
        within(desk -> {
            desk.prove(READ.minusSeconds(60));
            desk.add("crossing", OF_CUSTOMER, KEPT, List.of(OWN));
            assertEquals(List.of("crossing"), desk.readAgain());
        });
    }

    @Test
    void nothing_is_read_again_for_a_proof_that_does_not_help_it() {
        within(desk -> {
            desk.add("of another domain", OF_PROVIDER, KEPT, List.of(UNKNOWN, OTHER));
            desk.add("of nobody", OF_PROVIDER, KEPT, List.of(UNKNOWN));
            desk.add("unreadable", OF_CUSTOMER, KEPT, List.of(UNREADABLE, "STORED//" + OFFICE.domainName()));
            desk.add("without its bytes", OF_CUSTOMER, GONE, List.of(OWN));
            desk.prove(READ.plusSeconds(60));
            assertEquals(List.of(), desk.readAgain());
        });
    }

    /// Bytes that hold a failure report go before the day of the others.
    @Test
    void nothing_is_read_again_whose_bytes_went_before_their_day() {
        within(desk -> {
            desk.add("forgotten", OF_CUSTOMER, KEPT, List.of(OWN));
            desk.add("kept", OF_CUSTOMER, KEPT, List.of(OWN));
            desk.forgetBytes("forgotten");
            desk.prove(READ.plusSeconds(60));
            assertEquals(List.of("kept"), desk.readAgain());
        });
    }

    @Test
    void what_an_older_reader_could_not_read_is_read_again_while_its_bytes_are_there() {
        within(desk -> {
            desk.add("kept", OF_CUSTOMER, KEPT, List.of(UNREADABLE));
            desk.add("held", OF_PROVIDER, KEPT, List.of(UNKNOWN));
            desk.add("of a newer reader", OF_CUSTOMER, KEPT, List.of(UNREADABLE));
            desk.add("over", OF_CUSTOMER, GONE, List.of(UNREADABLE));
            desk.add("forgotten", OF_CUSTOMER, KEPT, List.of(UNREADABLE));
            desk.forgetBytes("forgotten");
            for (var name : List.of("kept", "held", "over", "forgotten")) {
                desk.readByTheOldest(name);
            }
            assertEquals(List.of("held", "kept"), desk.readAgain());
        });
    }

    /// One transaction, rolled back.
    private static final class Desk {

        private final EntityManager entities;
        private final ReadAgain control;
        private final List<Object> told = new ArrayList<>();
        private int no;

        Desk(EntityManager entities) {
            this.entities = entities;
            entities.createNativeQuery("select add_month_partitions(date '" + GONE + "', date '" + KEPT + "')").getSingleResult();
            var event = (Event<?>) Proxy.newProxyInstance(Desk.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, given) -> {
                told.add(given[0]);
                return null;
            });
            control = new Stores(entities).give(Event.class, event).give(Time.class, new Time(Clock.fixed(NOW, ZoneOffset.UTC))).get(ReadAgain.class);
        }

        /// @param parts each its state, its reason and its domain
        void add(String name, String customer, String expires, List<String> parts) {
            var states = parts.stream().map(part -> part.split("/", -1)[0]).toList();
            var id = OFFICE.id("read again " + name);
            no++;
            run("insert into arrival (provider_id, customer_id, id, received_at, way, origin, sender, recipient, authentication, file_name, content_type, sha256, size, state, reason, reader, done_at, raw_expires_on)"
                    + " values ('" + House.ALDER.provider() + "', " + customer + ", '" + id + "', '" + READ.plusSeconds(no) + "', 'API', 'read again', '', '', '', '" + name + "', '', sha256('" + name + "'), 1, '"
                    + (states.contains("QUARANTINED") ? "QUARANTINED" : "HELD") + "', '" + parts.getFirst().split("/", -1)[1] + "', 1000, '" + READ + "', '" + expires + "')");
            run("insert into arrival_raw (provider_id, customer_id, arrival_id, expires_on, packed) values ('" + House.ALDER.provider() + "', " + customer + ", '" + id + "', '" + expires + "', ''::bytea)");
            for (int i = 0; i < parts.size(); i++) {
                var part = parts.get(i).split("/", -1);
                run("insert into arrival_part (provider_id, customer_id, arrival_id, no, name, container, kind, state, reason, sentence, reporter, external_id, policy_domain, rows, messages) values ('"
                        + House.ALDER.provider() + "', " + customer + ", '" + id + "', " + i + ", '', '', '', '" + part[0] + "', '" + part[1] + "', '', '', '', '" + part[2] + "', 1, 1)");
            }
        }

        void forgetBytes(String name) {
            run("delete from arrival_raw where arrival_id = '" + OFFICE.id("read again " + name) + "'");
        }

        void readByTheOldest(String name) {
            run("update arrival set reader = 0 where id = '" + OFFICE.id("read again " + name) + "'");
        }

        void prove(Instant at) {
            run("update managed_domain set proof_state = 'PROVEN', proven_at = '" + at + "' where id = '" + OFFICE.domain() + "'");
        }

        /// What the clock has read again, by name.
        List<String> readAgain() {
            told.clear();
            control.whatMayBeTakenNow(SCOPE, 100);
            entities.flush();
            entities.clear();
            return ((List<?>) entities.createNativeQuery("select file_name from arrival where origin = 'read again' and state = 'RECEIVED' order by 1").getResultList()).stream().map(String::valueOf).toList();
        }

        boolean told() {
            return !told.isEmpty();
        }

        private void run(String statement) {
            entities.createNativeQuery(statement).executeUpdate();
        }
    }

    private void within(Consumer<Desk> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new Desk(entities));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
