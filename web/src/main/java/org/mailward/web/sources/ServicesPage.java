package org.mailward.web.sources;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.mailward.sources.SendingService;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.ServiceCategory;

/// The sending services that are known, kind by kind.
@Named
@ApplicationScoped
public class ServicesPage {

    @Inject
    private ServiceCatalogue catalogue;

    /// @param services by name
    public record Kind(ServiceCategory category, List<SendingService> services) {
        public Kind {
            services = List.copyOf(services);
        }
    }

    private List<Kind> kinds = List.of();

    @PostConstruct
    void sort() {
        kinds = Arrays.stream(ServiceCategory.values()).map(category -> new Kind(category, catalogue.services().stream()
            .filter(service -> service.category() == category).sorted(Comparator.comparing(SendingService::name, String.CASE_INSENSITIVE_ORDER)).toList())).toList();
    }

    public List<Kind> getKinds() {
        return kinds;
    }

    public int getCount() {
        return catalogue.services().size();
    }
}
