package org.mailward.web.sources;

import jakarta.enterprise.context.ApplicationScoped;
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

    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.standard();

    /// @param services by name
    public record Kind(ServiceCategory category, List<SendingService> services) {
        public Kind {
            services = List.copyOf(services);
        }
    }

    private static final List<Kind> KINDS = Arrays.stream(ServiceCategory.values()).map(category -> new Kind(category, CATALOGUE.services().stream()
            .filter(service -> service.category() == category).sorted(Comparator.comparing(SendingService::name, String.CASE_INSENSITIVE_ORDER)).toList())).toList();

    public List<Kind> getKinds() {
        return KINDS;
    }

    public int getCount() {
        return CATALOGUE.services().size();
    }
}
