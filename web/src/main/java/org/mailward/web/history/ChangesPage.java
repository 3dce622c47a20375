package org.mailward.web.history;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.history.ChangeQuery;
import org.mailward.history.Kind;
import org.mailward.history.Topic;
import org.mailward.history.boundary.DomainChanges;
import org.mailward.history.boundary.DomainChanges.Moment;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// What changed in the DNS of all domains in scope, as the address narrows it. What cannot be understood is left out.
@Named
@ViewScoped
public class ChangesPage implements Serializable {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    /// One page of changes, those of one scan together.
    public record Listing(List<Moment> moments, long total, int page, int rows) {
        public Listing {
            moments = List.copyOf(moments);
        }

        public long pages() {
            return Math.max(1, (total + PAGE - 1) / PAGE);
        }

        public long from() {
            return rows == 0 ? 0 : (page - 1L) * PAGE + 1;
        }

        public long to() {
            return rows == 0 ? 0 : from() + rows - 1;
        }
    }

    @Inject
    private CurrentScope current;

    @Inject
    private DomainChanges changes;

    @Inject
    private CustomerRegister register;

    private @Nullable UUID customer;
    private @Nullable Topic topic;
    private @Nullable Kind kind;
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;
    private @Nullable String page;
    private List<CustomerView> customers = List.of();
    private @Nullable Listing listing;

    public void load() {
        var scope = current.scope();
        customers = current.isProviderStaff() ? register.all(scope) : List.of();
        if (customer != null && register.find(scope, customer).isEmpty()) {
            throw new NotInScope();
        }
        var found = changes.list(scope, new ChangeQuery(Optional.ofNullable(customer), Optional.empty(), Optional.ofNullable(topic), Optional.ofNullable(kind),
                Optional.ofNullable(from).map(ChangesPage::start), Optional.ofNullable(until).map(day -> start(day.plusDays(1))), (number() - 1) * PAGE, PAGE));
        listing = new Listing(Moment.of(found.rows()), found.total(), number(), found.rows().size());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private int number() {
        try {
            return page == null ? 1 : Math.clamp(Integer.parseInt(page), 1, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    /// Is anything left out? A later page leaves out the ones before it.
    public boolean isNarrowed() {
        return customer != null || topic != null || kind != null || from != null || until != null || number() > 1;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || !text.strip().matches("\\d{4}-\\d\\d-\\d\\d") ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    public List<Topic> getTopics() {
        return List.of(Topic.values());
    }

    public List<Kind> getKinds() {
        return List.of(Kind.values());
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }

    public @Nullable Listing getListing() {
        return listing;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public @Nullable String getTopic() {
        return topic == null ? null : topic.name();
    }

    public void setTopic(@Nullable String name) {
        topic = Arrays.stream(Topic.values()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    public @Nullable String getKind() {
        return kind == null ? null : kind.name();
    }

    public void setKind(@Nullable String name) {
        kind = Arrays.stream(Kind.values()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    public @Nullable String getFrom() {
        return from == null ? null : from.toString();
    }

    public void setFrom(@Nullable String text) {
        from = day(text);
    }

    public @Nullable String getUntil() {
        return until == null ? null : until.toString();
    }

    public void setUntil(@Nullable String text) {
        until = day(text);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String number) {
        page = number == null || number.isBlank() ? null : number;
    }
}
