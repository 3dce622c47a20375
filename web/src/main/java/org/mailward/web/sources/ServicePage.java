package org.mailward.web.sources;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.sources.SendingService;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.web.shell.NotInScope;

/// One sending service: how it is set up, and by what its mail is recognised.
@Named
@RequestScoped
public class ServicePage {

    @Inject
    private ServiceCatalogue catalogue;

    private String id = "";
    private @Nullable SendingService service;

    /// @throws NotInScope when the catalogue has no such service
    public void load() {
        service = catalogue.find(id).orElseThrow(NotInScope::new);
    }

    public @Nullable SendingService getService() {
        return service;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String given) {
        id = given == null ? "" : given;
    }

    /// Names in one line.
    public String joined(List<DomainName> names) {
        return String.join(", ", names.stream().map(DomainName::unicode).toList());
    }

    public String getSelectors() {
        return service == null ? "" : String.join(", ", service.selectors());
    }
}
