package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.mailward.builder.RecordKind;
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.builder.control.FormWork;
import org.mailward.builder.control.Rehearsals;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Worked;
import org.mailward.estate.control.AskingAllowance;
import org.mailward.onboarding.boundary.ProveControl;
import org.mailward.platform.dns.DnsSettings;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.time.Time;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.scanning.store.Scans;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// A customer's admin, or a script with his key, does not have DNS asked without an end.
class AskedOftenTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope CLIENT = OFFICE.seenBy(Role.CUSTOMER_ADMIN);
    private static final Outcome<?> OFTEN = Outcome.refused("", "It goes on in a while.");

    /// Nothing is left of any allowance.
    private static final class NothingLeft extends AskingAllowance {

        private final Set<UUID> asked = new HashSet<>();

        private NothingLeft() {
            super(proxy(Config.class, Optional.empty()), new Time());
        }

        @Override
        public <T> Outcome<T> ask(Scope scope, Supplier<Outcome<T>> asking) {
            return Outcome.refused("", "It goes on in a while.");
        }

        @Override
        public Duration scan(UUID domain) {
            asked.add(domain);
            return Duration.ofMinutes(3);
        }
    }

    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer));
    }

    @Test
    void a_form_and_a_draft_are_not_judged_again() {
        within(new NothingLeft(), stores -> {
            var builder = stores.get(RecordBuilder.class);
            assertEquals(OFTEN, builder.work(CLIENT, OFFICE.domain(), new Worked.Sheet(FormKind.DMARC, "", Optional.empty(), false)));
            assertEquals(OFTEN, builder.standing(CLIENT, OFFICE.domain(), RecordKind.DMARC, ""));
            assertEquals(OFTEN, builder.rehearse(CLIENT, OFFICE.domain(), List.of(new RecordBuilder.Wish(RecordKind.DMARC, "", "v=DMARC1; p=none"))));
        });
    }

    @Test
    void a_proof_is_not_looked_for_again() {
        within(new NothingLeft(), stores -> assertEquals(OFTEN, stores.get(ProveControl.class).check(CLIENT, OFFICE.domain())));
    }

    @Test
    void what_is_not_there_is_said_to_be_missing_all_the_same() {
        within(new NothingLeft(), stores -> {
            assertEquals(Outcome.missing(), stores.get(ProveControl.class).check(CLIENT, House.BIRCH.first().domain()));
            assertEquals(Outcome.missing(), stores.get(RecordBuilder.class).work(CLIENT, House.BIRCH.first().domain(), new Worked.Sheet(FormKind.DMARC, "", Optional.empty(), false)));
        });
    }

    @Test
    void a_domain_is_not_scanned_again_and_it_is_said_when_it_will_be() {
        var allowance = new NothingLeft();
        within(allowance, stores -> {
            var waits = stores.get(Scanning.class).scanCustomer(CLIENT, OFFICE.customer());
            assertEquals(0, waits.success().orElseThrow().scans());
            assertEquals(Set.of(), allowance.asked, "A scan that waits is none more");
            stores.get(Scans.class).find(CLIENT, OFFICE.id("waiting")).orElseThrow().fail("over", House.THEN);
            var refused = assertInstanceOf(Outcome.Refused.class, stores.get(Scanning.class).scanCustomer(CLIENT, OFFICE.customer()));
            assertEquals("", refused.field());
            assertEquals("This was scanned as often within an hour as it may be. It goes on in 3 minutes; until then, what was found last is shown.", refused.sentence());
            assertInstanceOf(Outcome.Refused.class, stores.get(Scanning.class).scan(CLIENT, List.of(OFFICE.domain())));
        });
    }

    private void within(AskingAllowance allowance, Consumer<Stores> work) {
        try (EntityManager entities = factory.createEntityManager(); var dns = new LiveDnsResolver(DnsSettings.read(new Settings(_ -> Optional.empty())), new Time())) {
            entities.getTransaction().begin();
            try {
                work.accept(new Stores(entities).give(Time.class, new Time()).give(Event.class, proxy(Event.class, null)).give(LiveDnsResolver.class, dns)
                        .give(Rehearsals.class, new Rehearsals()).give(FormWork.class, new FormWork()).give(Transactions.class, new Transactions()).give(AskingAllowance.class, allowance));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
