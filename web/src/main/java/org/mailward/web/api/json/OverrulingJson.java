package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SourceClass;
import org.mailward.sources.Verdict;
import org.mailward.sources.boundary.OverruleSources.Draft;
import org.mailward.sources.boundary.OverruleSources.Line;
import org.mailward.tenancy.InvalidInput;
import org.mailward.web.api.openapi.Described;

@Described("What somebody decided a source to be.")
public record OverrulingJson(
        @Described("The decision's id.") UUID id,
        @Described("The customer for which it holds; absent when it holds for all.") Optional<UUID> customer,
        @Described("The domain for which it holds; absent when it holds for all of them.") Optional<UUID> domain,
        @Described("By what its paths are told from others.") RulingSubject.Kind kind,
        @Described("An address or network, a domain, or a service's id.") String subject,
        @Described("What they are; what is aligned stays so.") SourceClass senderClass,
        @Described("The service that they are; empty when only the class was decided.") String service,
        @Described("Why, for the staff.") String note,
        @Described("When it was decided.") Instant madeAt,
        @Described("Who decided.") String madeBy,
        @Described("When it was taken back; absent while it holds.") Optional<Instant> takenBackAt,
        @Described("Who took it back; empty while it holds.") String takenBackBy,
        @Described("In how many domains its paths were or are looked for.") int domains,
        @Described("How many of those are still to be looked through.") int domainsLeft) implements Located {

    public static OverrulingJson of(Line of) {
        var ruling = of.ruling();
        return new OverrulingJson(ruling.id(), ruling.customer(), ruling.domain(), ruling.subject().kind(), ruling.subject().text(), ruling.verdict().sourceClass(), ruling.verdict().service(),
                of.note(), ruling.at(), of.madeBy(), of.takenBackAt(), of.takenBackBy(), of.domains(), of.left());
    }

    @Override
    public Optional<String> location() {
        return Optional.of("overrulings/" + id);
    }

    @Described("A part of the decisions, the newest first.")
    public record OverrulingsJson(
            @Described("How many there are.") long total,
            @Described("Place of the first item, counted from 0.") int first,
            @Described("The items.") List<OverrulingJson> items) {

        public static OverrulingsJson of(Page<Line> page, int first) {
            return new OverrulingsJson(page.total(), first, page.rows().stream().map(OverrulingJson::of).toList());
        }
    }

    @Described("A decision to be made: what the paths of a subject are.")
    public record NewOverrulingJson(
            @Described("The customer for which it holds; absent for all, or when a domain is given.") Optional<UUID> customer,
            @Described("The domain for which it holds; absent for all of them.") Optional<UUID> domain,
            @Described("By what its paths are told from others.") RulingSubject.Kind kind,
            @Described("An address or network, a domain, or a service's id.") String subject,
            @Described("The service that they are; absent to decide the class alone.") Optional<String> service,
            @Described("The class that they are, but for ALIGNED; absent when a service is given.") Optional<SourceClass> senderClass,
            @Described("Why; 3 to 500 characters, for the staff.") String note) {

        /// @param catalogue of the services that may be chosen
        /// @throws InvalidInput when it is nothing that can be decided
        public Draft draft(ServiceCatalogue catalogue) {
            if (service.isPresent() == senderClass.isPresent()) {
                throw new InvalidInput("service", "Give either the service or the class that they are.");
            }
            return new Draft(customer, domain, RulingSubject.of(kind, subject, catalogue), service.map(id -> Verdict.ofService(id, catalogue)).orElseGet(() -> Verdict.of(senderClass.orElseThrow())));
        }
    }
}
