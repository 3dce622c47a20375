package org.mailward.web.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.access.ApiAnswer.Answer;
import org.mailward.access.KeyRight;
import org.mailward.access.boundary.KeyRing;
import org.mailward.access.boundary.OnceOnly;
import org.mailward.audit.boundary.AuditTrail;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.Logo;
import org.mailward.branding.boundary.Branding;
import org.mailward.onboarding.boundary.People;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.MailLine;
import org.mailward.outbox.MailState;
import org.mailward.outbox.boundary.OutboxDesk;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.persistence.Page;
import org.mailward.publishing.KeptState;
import org.mailward.publishing.ReportFile;
import org.mailward.publishing.boundary.ReportDesk;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// What is the house's own: its brand, people, keys, log, and what its programs were answered.
final class HouseOffice {

    private HouseOffice() {
    }

    static class Branded extends Branding {
        private BrandStyle style = BrandStyle.PLAIN;
        private Optional<Logo> logo = Optional.empty();
        private int version = -1;

        @Override
        public Look look(Scope scope) {
            return new Look(style, logo.isPresent(), "", version);
        }

        @Override
        public Optional<Logo> logo(Scope scope) {
            return logo;
        }

        @Override
        public Outcome<Look> restyle(Scope scope, BrandStyle wish, int seen) {
            style = wish;
            version++;
            return Outcome.done(look(scope));
        }

        @Override
        public Outcome<Look> showLogo(Scope scope, Logo picture) {
            logo = Optional.of(picture);
            version++;
            return Outcome.done(look(scope));
        }

        @Override
        public Outcome<Look> dropLogo(Scope scope) {
            logo = Optional.empty();
            version++;
            return Outcome.done(look(scope));
        }
    }

    /// One mail that failed, until it is sent again.
    static class Mails extends OutboxDesk {
        private MailState state = MailState.FAILED;

        private Line line() {
            return new Line(new MailLine(House.BATCH, Optional.empty(), MailKind.INVITATION, "Ann Alyst", "ann@northwind.example", "Your access", state, House.NOON, House.NOON, House.NOON,
                    Optional.empty(), 1, "The mail server said: 550"), "");
        }

        @Override
        public Service service(Scope scope) {
            return new Service(true, "portal@mail.example", Map.of(state, 1L));
        }

        @Override
        public Page<Line> page(Scope scope, Collection<MailState> states, int first, int count) {
            return new Page<>(1, List.of(line()));
        }

        @Override
        public Optional<Line> find(Scope scope, UUID mail) {
            return Optional.of(line()).filter(one -> one.mail().id().equals(mail));
        }

        @Override
        public Outcome<UUID> retry(Scope scope, UUID mail) {
            if (find(scope, mail).isEmpty()) {
                return Outcome.missing();
            }
            state = MailState.WAITING;
            return Outcome.done(mail);
        }
    }

    static class Persons extends People {
        boolean mailed;

        private static Member member(boolean all, List<UUID> assigned) {
            return new Member(House.BATCH, "Ann Alyst", "ann@northwind.example", Role.PROVIDER_ANALYST, all, assigned);
        }

        @Override
        public List<Member> members(Scope scope, Optional<UUID> customer) {
            return List.of(member(true, List.of()));
        }

        @Override
        public List<OpenInvitation> invitations(Scope scope, Optional<UUID> customer) {
            return List.of(new OpenInvitation(House.BATCH, "Bo", "bo@northwind.example", Role.PROVIDER_ADMIN, House.NOON, false));
        }

        @Override
        public Outcome<Invited> invite(Scope scope, String name, String email, Place place) {
            return Outcome.done(new Invited(House.BATCH, mailed ? Optional.empty() : Optional.of("inv_secret"), House.NOON));
        }

        @Override
        public Outcome<UUID> withdraw(Scope scope, UUID invitation) {
            return invitation.equals(House.BATCH) ? Outcome.done(invitation) : Outcome.missing();
        }

        @Override
        public Outcome<UUID> end(Scope scope, UUID membership) {
            return membership.equals(House.BATCH) ? Outcome.done(membership) : Outcome.missing();
        }

        @Override
        public Outcome<Member> assign(Scope scope, UUID membership, boolean all, Set<UUID> assigned) {
            return membership.equals(House.BATCH) ? Outcome.done(member(all, List.copyOf(assigned))) : Outcome.missing();
        }
    }

    static class Ring extends KeyRing {
        Set<KeyRight> given = Set.of();
        int made;

        @Override
        public List<Key> all(Scope scope) {
            return List.of(new Key(House.BATCH, "Billing", Role.PROVIDER_ANALYST, Set.of(KeyRight.READ), Optional.empty(), "mk_abc", House.NOON, "Ada", Optional.empty()));
        }

        @Override
        public Outcome<Made> make(Scope scope, String name, Place place, Set<KeyRight> rights) {
            given = rights;
            made++;
            return Outcome.done(new Made(House.BATCH, "mk_secret"));
        }

        @Override
        public Outcome<UUID> revoke(Scope scope, UUID id) {
            return id.equals(House.BATCH) ? Outcome.done(id) : Outcome.missing();
        }
    }

    static class Papers extends ReportDesk {
        Wish asked = new Wish(Edition.TECHNICAL, Optional.empty(), 1);

        private static Line line(KeptState state) {
            return new Line(House.BATCH, House.CUSTOMER, "Acme", Edition.MANAGEMENT, PaperSize.A4, 90, state, 0, House.NOON, "Ada", Optional.empty(), Optional.empty(), 0, "");
        }

        @Override
        public Outcome<UUID> ask(Scope scope, UUID customer, Wish wish) {
            asked = wish;
            return customer.equals(House.CUSTOMER) ? Outcome.done(House.BATCH) : Outcome.missing();
        }

        @Override
        public Page<Line> list(Scope scope, Optional<UUID> customer, int first, int count) {
            return new Page<>(1, List.of(line(KeptState.WAITING)));
        }

        @Override
        public Optional<Line> find(Scope scope, UUID id) {
            return id.equals(House.BATCH) ? Optional.of(line(KeptState.UNDERWAY)) : Optional.empty();
        }

        @Override
        public Optional<ReportFile> pdf(Scope scope, UUID id) {
            return Optional.empty();
        }

        @Override
        public Optional<ReportFile> csv(Scope scope, UUID id) {
            return Optional.empty();
        }

        @Override
        public Outcome<UUID> remove(Scope scope, UUID id) {
            return id.equals(House.BATCH) ? Outcome.done(id) : Outcome.missing();
        }
    }

    static class Trail extends AuditTrail {
        @Override
        public Page<Deed> deeds(Scope scope, Optional<UUID> customer, int first, int count) {
            return new Page<>(1, List.of(new Deed(House.NOON, "Ada", "127.0.0.1", "brand.changed", "", customer)));
        }
    }

    /// Remembers in the memory what the database does in the server.
    static class Once extends OnceOnly {
        private record Request(String hash, Optional<Answer> answer) {
        }

        private final Map<String, Request> known = new HashMap<>();

        @Override
        public Known begin(Scope scope, String requestKey, String requestHash) {
            var before = known.putIfAbsent(requestKey, new Request(requestHash, Optional.empty()));
            if (before == null) {
                return new Known.Fresh();
            }
            return !before.hash().equals(requestHash) ? new Known.OfAnother()
                    : before.answer().<Known>map(Known.Answered::new).orElseGet(Known.Underway::new);
        }

        @Override
        public void finish(Scope scope, String requestKey, Answer answer) {
            known.computeIfPresent(requestKey, (_, request) -> new Request(request.hash(), Optional.of(answer)));
        }

        @Override
        public void release(Scope scope, String requestKey) {
            known.remove(requestKey);
        }
    }
}
