package org.mailward.branding.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.audit.control.Audit;
import org.mailward.branding.Brand;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.Logo;
import org.mailward.branding.PortalHost;
import org.mailward.branding.store.Brands;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// The name, colours and logo under which a provider's people and clients see the portal and the report.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class Branding {

    /// @param version what an editor must bring back, so that two editors do not overwrite each other
    /// @param host the provider's own host name for the portal; empty where it has none
    public record Look(BrandStyle style, boolean hasLogo, String host, int version) {
    }

    @Inject
    private Brands brands;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = "mailward.base.url")
    private String baseUrl;

    @Inject
    @ConfigProperty(name = "mailward.hosts")
    private Optional<String> moreHosts;

    public Look look(Scope scope) {
        return brands.ofProvider(scope).map(Branding::look).orElse(new Look(BrandStyle.PLAIN, false, "", -1));
    }

    public Optional<Logo> logo(Scope scope) {
        return brands.ofProvider(scope).flatMap(Brand::logo);
    }

    /// @param version of the look that the editor started from
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Look> restyle(Scope scope, BrandStyle style, int version) {
        var brand = brands.ofProvider(scope);
        if (brand.map(Brand::version).orElse(-1) != version) {
            return Outcome.refused("version", "Somebody else changed the brand meanwhile. Your entries are still here; compare them with what was saved, then save again.");
        }
        var before = brand.map(Brand::style).orElse(BrandStyle.PLAIN).sender();
        brand.ifPresentOrElse(known -> known.restyle(style), () -> brands.add(scope, new Brand(ids.next(), style)));
        audit.note(scope, "brand.changed", scope.provider(), style.productName());
        if (!style.sender().equals(before)) {
            audit.note(scope, "brand.sender-changed", scope.provider(), style.sender());
        }
        return Outcome.done(look(scope));
    }

    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Look> showLogo(Scope scope, Logo logo) {
        var brand = kept(scope);
        brand.show(logo);
        audit.note(scope, "brand.logo-changed", scope.provider(), logo.bytes().length + " bytes");
        return Outcome.done(look(brand));
    }

    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Look> dropLogo(Scope scope) {
        var brand = kept(scope);
        brand.dropLogo();
        audit.note(scope, "brand.logo-removed", scope.provider(), "");
        return Outcome.done(look(brand));
    }

    /// Makes the portal answer at a host name of the provider's own.
    /// @param host blank for none
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Look> answerAt(Scope scope, String host) {
        var wanted = host.isBlank() ? null : new PortalHost(host);
        if (wanted != null) {
            if (wanted.name().equals(URI.create(baseUrl).getHost()) || moreHosts.map(hosts -> List.of(hosts.split("\\s*,\\s*")).contains(wanted.name())).orElse(false)) {
                return Outcome.refused("host", "This is the installation's own host name; choose one of your own.");
            }
            // In a transaction of its own, since what a host name shows is no scope's.
            if (transactions.call(() -> brands.presented(wanted.name())).filter(other -> !other.equals(scope.provider())).isPresent()) {
                return Outcome.refused("host", "'" + wanted.name() + "' is used here already; choose another name.");
            }
        }
        var brand = kept(scope);
        brand.answerAt(wanted);
        audit.note(scope, "brand.host-changed", scope.provider(), wanted == null ? "" : wanted.name());
        return Outcome.done(look(brand));
    }

    private Brand kept(Scope scope) {
        return brands.ofProvider(scope).orElseGet(() -> {
            var brand = new Brand(ids.next(), BrandStyle.PLAIN);
            brands.add(scope, brand);
            return brand;
        });
    }

    static Look look(Brand brand) {
        return new Look(brand.style(), brand.hasLogo(), brand.host().map(PortalHost::name).orElse(""), brand.version());
    }
}
