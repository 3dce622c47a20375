package org.mailward.web.branding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.Logo;
import org.mailward.branding.boundary.Branding;
import org.mailward.branding.boundary.Branding.Look;
import org.mailward.tenancy.Outcome;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Merge;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.HostBrands;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.shell.OpenId;

/// Where an admin chooses the names, colours and logo under which the provider appears.
@Named
@ViewScoped
public class BrandPage implements Serializable {

    private static final String HERE = "/app/brand.xhtml?faces-redirect=true";

    @Inject
    private CurrentScope current;

    @Inject
    private Branding branding;

    @Inject
    private HostBrands hosts;

    @Inject
    private OpenId openId;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private Typed before = new Typed("", "", "", "", "", "");
    private Merge merge = new Merge();
    private int version;
    private boolean logo;
    private String productName = "";
    private String senderName = "";
    private String colour = "";
    private String ink = "";
    private String support = "";
    private String footer = "";
    private String host = "";
    private transient @Nullable Part file;

    public void load() {
        if (!current.isProviderAdmin()) {
            throw new NotInScope();
        }
        var look = branding.look(current.scope());
        version = look.version();
        logo = look.hasLogo();
        before = Typed.of(look.style());
        productName = before.productName();
        senderName = before.senderName();
        colour = before.colour();
        ink = before.ink();
        support = before.support();
        footer = before.footer();
        host = look.host();
    }

    /// What the form began with.
    private record Typed(String productName, String senderName, String colour, String ink, String support, String footer) implements Serializable {
        static Typed of(BrandStyle style) {
            return new Typed(style.productName(), style.senderName(), style.colour(), style.ink(), style.support(), style.footer());
        }
    }

    public @Nullable String save() {
        return feedback.of(() -> branding.restyle(current.scope(), new BrandStyle(productName, senderName, colour, ink, support, footer), version))
                .map(saved -> {
                    var chosen = saved.style().ink();
                    feedback.done(chosen.equalsIgnoreCase(ink.strip()) ? "brand.saved" : "brand.saved-other-ink", chosen);
                    return HERE;
                }).orElseGet(this::bringTogether);
    }

    /// After somebody else was faster, what both wrote; the next attempt starts from there.
    private @Nullable String bringTogether() {
        var now = branding.look(current.scope());
        if (now.version() != version) {
            var theirs = Typed.of(now.style());
            merge = new Merge();
            productName = merge.field(text.of("brand.product-name"), before.productName(), productName, theirs.productName());
            senderName = merge.field(text.of("brand.sender-name"), before.senderName(), senderName, theirs.senderName());
            colour = merge.field(text.of("brand.colour"), before.colour(), colour, theirs.colour());
            ink = merge.field(text.of("brand.ink"), before.ink(), ink, theirs.ink());
            support = merge.field(text.of("brand.support"), before.support(), support, theirs.support());
            footer = merge.field(text.of("brand.footer"), before.footer(), footer, theirs.footer());
            before = theirs;
            version = now.version();
        }
        return null;
    }

    public Merge getMerge() {
        return merge;
    }

    public @Nullable String answerAt() {
        return feedback.of(() -> branding.answerAt(current.scope(), host)).map(saved -> {
            hosts.forget();
            feedback.done(saved.host().isEmpty() ? "brand.host-dropped" : "brand.host-saved", saved.host());
            return HERE;
        }).orElse(null);
    }

    /// The installation's address, which an own host name is pointed at.
    public String getInstallation() {
        return URI.create(openId.getBaseUrl()).getHost();
    }

    /// Where people come back to after signing in at the own host name; the identity provider must know it.
    public String getCallback() {
        var base = URI.create(openId.getBaseUrl());
        return base.getScheme() + "://" + host + (base.getPort() < 0 ? "" : ":" + base.getPort()) + OpenId.CALLBACK;
    }

    public @Nullable String upload() {
        return feedback.of(this::show).map(_ -> {
            feedback.done("brand.logo-shown");
            return HERE;
        }).orElse(null);
    }

    private Outcome<Look> show() {
        if (file == null || file.getSize() == 0) {
            return Outcome.refused("logo", text.of("brand.logo-missing"));
        }
        if (file.getSize() > Logo.LARGEST) {
            return Outcome.refused("logo", text.of("brand.logo-large", file.getSize() / 1024, Logo.LARGEST / 1024));
        }
        try (var content = file.getInputStream()) {
            return branding.showLogo(current.scope(), Logo.read(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    public @Nullable String dropLogo() {
        return feedback.of(() -> branding.dropLogo(current.scope())).map(_ -> {
            feedback.done("brand.logo-removed");
            return HERE;
        }).orElse(null);
    }

    public String getHost() {
        return host;
    }

    public void setHost(String typed) {
        host = typed;
    }

    public boolean isLogo() {
        return logo;
    }

    public String getProductName() {
        return productName;
    }

    public void setProductName(String typed) {
        productName = typed;
    }

    public String getSenderName() {
        return senderName;
    }

    public void setSenderName(String typed) {
        senderName = typed;
    }

    public String getColour() {
        return colour;
    }

    public void setColour(String chosen) {
        colour = chosen;
    }

    public String getInk() {
        return ink;
    }

    public void setInk(String chosen) {
        ink = chosen;
    }

    public String getSupport() {
        return support;
    }

    public void setSupport(String typed) {
        support = typed;
    }

    public String getFooter() {
        return footer;
    }

    public void setFooter(String typed) {
        footer = typed;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part uploaded) {
        file = uploaded;
    }
}
