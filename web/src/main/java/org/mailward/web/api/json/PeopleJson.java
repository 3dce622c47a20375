package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.onboarding.boundary.People.Invited;
import org.mailward.onboarding.boundary.People.Member;
import org.mailward.onboarding.boundary.People.OpenInvitation;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.web.api.openapi.Described;

@Described("A part of the list of people.")
public record PeopleJson(
        @Described("People in the whole list.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("Those who have a seat.") List<MemberJson> items) implements Listed {

    @Described("A person's seat.")
    public record MemberJson(
            @Described("The membership, not the person: somebody may have several.") UUID id,
            @Described("As the person signs in.") String name,
            @Described("The person's address.") String email,
            @Described("What the person may do here.") Role role,
            @Described("For an analyst: true for every customer, now and later.") boolean allCustomers,
            @Described("For the provider's own people: the customers that he or she looks after.") List<UUID> customers) {

        public static MemberJson of(Member member) {
            return new MemberJson(member.id(), member.name(), member.email(), member.role(), member.allCustomers(), member.assigned());
        }
    }

    @Described("Which customers one of the provider's people looks after.")
    public record AssignmentJson(
            @Described("Whether an analyst sees every customer, now and later; an administrator does.") boolean allCustomers,
            @Described("The customers that are looked after, and where not all are seen the only ones that are; may be empty.") List<UUID> customers) {
    }

    @Described("A part of the list of invitations that are open.")
    public record InvitationsJson(
            @Described("Invitations in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("Those that were neither taken nor withdrawn.") List<InvitationJson> items) implements Listed {
    }

    @Described("A seat that is kept for a person.")
    public record InvitationJson(
            @Described("The invitation.") UUID id,
            @Described("Whom it is for.") String name,
            @Described("The address that it was made for.") String email,
            @Described("What the person may do.") Role role,
            @Described("Until when its link works.") Instant expiresAt,
            @Described("True when the link works no more.") boolean expired) {

        public static InvitationJson of(OpenInvitation open) {
            return new InvitationJson(open.id(), open.name(), open.email(), open.role(), open.expiresAt(), open.expired());
        }
    }

    @Described("A person to invite.")
    public record NewInvitationJson(
            @Described("1 to 200 characters.") String name,
            @Described("An e-mail address.") String email,
            @Described("What the person may do; one of PROVIDER_ADMIN, PROVIDER_ANALYST, CUSTOMER_ADMIN and CUSTOMER_VIEWER.") Role role,
            @Described("The customer, for a customer's roles alone.") Optional<UUID> customer,
            @Described("For an analyst: true for every customer; false when left out.") Optional<Boolean> allCustomers) {

        public Place place() {
            return new Place(role, customer, allCustomers.orElse(false));
        }
    }

    @Described("An invitation. The person gets its link by mail.")
    public record InvitedJson(
            @Described("The invitation.") UUID id,
            @Described("Where no mail can be sent, the address by which the person takes the seat; hand it on, and to nobody else. It is shown this once.") Optional<String> link,
            @Described("Until when the link works.") Instant expiresAt) {

        public static InvitedJson of(Invited invited, Optional<String> link) {
            return new InvitedJson(invited.id(), link, invited.expiresAt());
        }
    }
}
