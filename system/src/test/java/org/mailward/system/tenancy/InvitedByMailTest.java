package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.mailward.onboarding.boundary.People;
import org.mailward.onboarding.boundary.People.Invited;
import org.mailward.onboarding.boundary.ProviderRegister;
import org.mailward.outbox.MailState;
import org.mailward.outbox.control.OutboxSettings;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.platform.secrets.Vault;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// Whoever invites makes no account in somebody else's name: the link is for the one who reads the mail.
class InvitedByMailTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope CLIENT = OFFICE.seenBy(Role.CUSTOMER_ADMIN);

    private static final class Key extends Vault {

        private final boolean there;

        private Key(boolean there) {
            this.there = there;
        }

        @Override
        public boolean hasKey() {
            return there;
        }

        @Override
        public String seal(String secret, String owner) {
            return "v1.sealed";
        }
    }

    @Test
    void who_invites_does_not_learn_a_link_that_goes_by_mail() {
        within(true, true, stores -> {
            var invited = invite(stores);
            assertEquals(Optional.empty(), invited.token());
            var waiting = stores.get(OutgoingMails.class).page(House.ALDER.whole(), List.of(MailState.WAITING), 0, 100).rows().stream().filter(mail -> mail.address().equals("stranger@elsewhere.example")).toList();
            assertEquals(1, waiting.size());
        });
    }

    @Test
    void where_no_mail_can_be_sent_the_link_goes_another_way() {
        within(false, true, stores -> assertTrue(invite(stores).token().orElseThrow().startsWith("inv_")));
        within(true, false, stores -> assertTrue(invite(stores).token().orElseThrow().startsWith("inv_")));
    }

    @Test
    void nor_does_the_operator_who_opens_to_a_provider() {
        within(true, true, stores -> assertFalse(opened(stores).contains("inv_"), "the mail alone brings the link"));
        within(false, true, stores -> assertTrue(opened(stores).contains("inv_"), "nothing else brings it"));
    }

    private static String opened(Stores stores) {
        return stores.get(ProviderRegister.class).inviteAdmin(new Operator("operator", "The Operator", "test"), House.ALDER.provider(), "A Stranger", "stranger@elsewhere.example").success().orElseThrow().toString();
    }

    private static Invited invite(Stores stores) {
        return stores.get(People.class).invite(CLIENT, "A Stranger", "stranger@elsewhere.example", new Place(Role.CUSTOMER_VIEWER, Optional.of(OFFICE.customer()), false)).success().orElseThrow();
    }

    private void within(boolean server, boolean key, Consumer<Stores> work) {
        Map<String, String> settings = server ? Map.of("mailward.mail.host", "mail.example", "mailward.mail.from", "portal@mail.example") : Map.of();
        var config = (Config) Proxy.newProxyInstance(Config.class.getClassLoader(), new Class<?>[] {Config.class}, (_, _, arguments) -> Optional.ofNullable(settings.get(String.valueOf(arguments[0]))));
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new Stores(entities).give(Duration.class, Duration.ofDays(7)).give(String.class, "https://portal.example").give(OutboxSettings.class, new OutboxSettings(config))
                        .give(Vault.class, new Key(key)));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
