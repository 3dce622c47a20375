package org.mailward.web.sources;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.SendingService;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SourceClass;
import org.mailward.sources.Verdict;
import org.mailward.sources.boundary.OverruleSources;
import org.mailward.sources.boundary.OverruleSources.Draft;
import org.mailward.sources.boundary.OverruleSources.Foreseen;
import org.mailward.sources.boundary.OverruleSources.Place;
import org.mailward.tenancy.InvalidInput;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The form in which somebody decides what a source is; it opens from a source of a domain.
@Named
@ViewScoped
public class OverrulePage implements Serializable {

    private static final String DECIDED = "/app/overruling.xhtml?faces-redirect=true&id=";

    /// For whom a decision holds.
    public enum Reach {
        DOMAIN, CUSTOMER, EVERYWHERE
    }

    /// What a source may be decided to be: one of the services, or of a class.
    public enum Choice {
        SERVICE, KNOWN_UNALIGNED, FORWARDER, UNKNOWN, LIKELY_ABUSE
    }

    @Inject
    private CurrentScope current;

    @Inject
    private OverruleSources overrule;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private @Nullable UUID domain;
    private @Nullable String wantedKind;
    private @Nullable String wantedSubject;
    private @Nullable Place place;
    private RulingSubject.Kind kind = RulingSubject.Kind.ADDRESS;
    private String subject = "";
    private Choice choice = Choice.SERVICE;
    private String service = "";
    private Reach reach = Reach.DOMAIN;
    private String note = "";
    private @Nullable Foreseen foreseen;

    public void load() {
        if (!current.isProviderStaff() || domain == null) {
            throw new NotInScope();
        }
        place = overrule.place(current.scope(), domain).orElseThrow(NotInScope::new);
        kind = Arrays.stream(RulingSubject.Kind.values()).filter(one -> one.name().equals(wantedKind)).findFirst().orElse(RulingSubject.Kind.ADDRESS);
        subject = Optional.ofNullable(wantedSubject).orElse("");
    }

    /// Says what the decision would be about, and decides nothing.
    public void foresee() {
        foreseen = feedback.of(() -> overrule.foresee(current.scope(), draft())).orElse(null);
    }

    public @Nullable String decide() {
        return feedback.of(() -> overrule.decide(current.scope(), draft(), note)).map(id -> {
            feedback.done("overrule.done");
            return DECIDED + id;
        }).orElse(null);
    }

    private Draft draft() {
        // That of the domain in the address, which may have been changed since the page was opened.
        var at = Optional.ofNullable(domain).flatMap(id -> overrule.place(current.scope(), id)).orElseThrow(NotInScope::new);
        return new Draft(reach == Reach.EVERYWHERE ? Optional.empty() : Optional.of(at.customer()), reach == Reach.DOMAIN ? Optional.of(at.domain()) : Optional.empty(),
                RulingSubject.of(kind, kind == RulingSubject.Kind.SERVICE ? serviceId(subject) : subject, catalogue()), verdict());
    }

    private Verdict verdict() {
        if (choice == Choice.SERVICE && service.isBlank()) {
            throw new InvalidInput("service", "Choose the service that it is.");
        }
        return choice == Choice.SERVICE ? Verdict.ofService(service, catalogue()) : Verdict.of(SourceClass.valueOf(choice.name()));
    }

    /// A service may be typed by its name, as pages show it.
    private static String serviceId(String typed) {
        return catalogue().services().stream().filter(one -> one.name().equalsIgnoreCase(typed.strip())).map(SendingService::id).findFirst().orElse(typed);
    }

    public List<Reach> getReaches() {
        return Arrays.stream(Reach.values()).filter(one -> one != Reach.EVERYWHERE || current.scope().seesAllCustomers()).toList();
    }

    /// For whom a decision holds, by name.
    public String named(Reach one) {
        var at = Optional.ofNullable(place).orElseThrow(NotInScope::new);
        return switch (one) {
            case DOMAIN -> text.of("overrule.for-domain", at.name().unicode());
            case CUSTOMER -> text.of("overrule.for-customer", at.customerName());
            case EVERYWHERE -> text.of("overrulings.everywhere");
        };
    }

    public Choice[] getChoices() {
        return Choice.values();
    }

    public RulingSubject.Kind[] getKinds() {
        return RulingSubject.Kind.values();
    }

    public List<SendingService> getServices() {
        return catalogue().services().stream().sorted(Comparator.comparing(SendingService::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    public @Nullable Foreseen getForeseen() {
        return foreseen;
    }

    public @Nullable Place getPlace() {
        return place;
    }

    public @Nullable UUID getDomain() {
        return domain;
    }

    public void setDomain(@Nullable UUID wanted) {
        domain = wanted;
    }

    public @Nullable String getWantedKind() {
        return wantedKind;
    }

    public void setWantedKind(@Nullable String wanted) {
        wantedKind = wanted;
    }

    public @Nullable String getWantedSubject() {
        return wantedSubject;
    }

    public void setWantedSubject(@Nullable String wanted) {
        wantedSubject = wanted;
    }

    public RulingSubject.Kind getKind() {
        return kind;
    }

    public void setKind(RulingSubject.Kind chosen) {
        kind = chosen;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String typed) {
        subject = typed == null ? "" : typed;
    }

    public Choice getChoice() {
        return choice;
    }

    public void setChoice(Choice chosen) {
        choice = chosen;
    }

    public String getService() {
        return service;
    }

    public void setService(@Nullable String chosen) {
        service = chosen == null ? "" : chosen;
    }

    public Reach getReach() {
        return reach;
    }

    public void setReach(Reach chosen) {
        reach = chosen;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String typed) {
        note = typed == null ? "" : typed;
    }

    /// Looked up when it is wanted, as a page's bean may be put aside and a catalogue may not.
    private static ServiceCatalogue catalogue() {
        return CDI.current().select(ServiceCatalogue.class).get();
    }
}
