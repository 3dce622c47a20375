package org.mailward.branding;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.TenantRow;

/// A provider's look: what the shell, the client's portal and the report carry.
@Entity
@Table(name = "brand")
public class Brand extends TenantRow {

    @Column(name = "product_name")
    private String productName;

    @Column(name = "sender_name")
    private String senderName;

    private String colour;

    private String ink;

    /// Read when it is asked for: every page asks for the rest.
    @Basic(fetch = FetchType.LAZY)
    private byte @Nullable [] logo;

    @Column(name = "logo_type")
    private @Nullable String logoType;

    private String support;

    private String footer;

    private @Nullable String host;

    @Version
    private int version;

    protected Brand() {
    }

    public Brand(UUID id, BrandStyle style) {
        super(id);
        restyle(style);
    }

    public final void restyle(BrandStyle style) {
        productName = style.productName();
        senderName = style.senderName();
        colour = style.colour();
        ink = style.ink();
        support = style.support();
        footer = style.footer();
    }

    /// Makes the portal answer at a host name of the provider's own; nothing takes it back.
    public void answerAt(@Nullable PortalHost next) {
        host = next == null ? null : next.name();
    }

    /// The provider's own host name for the portal; empty where it has none.
    public Optional<PortalHost> host() {
        return Optional.ofNullable(host).map(PortalHost::new);
    }

    public void show(Logo next) {
        logo = next.bytes();
        logoType = next.type().mediaType();
    }

    public void dropLogo() {
        logo = null;
        logoType = null;
    }

    public BrandStyle style() {
        return new BrandStyle(productName, senderName, colour, ink, support, footer);
    }

    public boolean hasLogo() {
        return logoType != null;
    }

    /// To be asked inside the transaction that found the brand.
    public Optional<Logo> logo() {
        return logo == null || logoType == null ? Optional.empty() : Optional.of(Logo.stored(logoType, logo));
    }

    public int version() {
        return version;
    }
}
