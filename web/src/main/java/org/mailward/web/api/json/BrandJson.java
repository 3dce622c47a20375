package org.mailward.web.api.json;

import java.util.Optional;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.boundary.Branding.Look;
import org.mailward.web.api.openapi.Described;

@Described("How the provider appears to its people and clients.")
public record BrandJson(
        @Described("What the portal calls itself.") String productName,
        @Described("The name that mails come from; empty where it is the portal's.") String senderName,
        @Described("The brand's colour as #rrggbb.") String colour,
        @Described("The colour of text upon it, as #rrggbb.") String ink,
        @Described("Whom to turn to; may be empty.") String support,
        @Described("The line below pages and reports; may be empty.") String footer,
        @Described("True when there is a logo at /brand/logo.") boolean logo,
        @Described("The provider's own host name of the portal; empty when it has none.") String host,
        @Described("What If-Match brings back.") int version) implements Versioned {

    public static BrandJson of(Look look) {
        var style = look.style();
        return new BrandJson(style.productName(), style.senderName(), style.colour(), style.ink(), style.support(), style.footer(), look.hasLogo(), look.host(), look.version());
    }

    @Described("Where the portal answers under the brand.")
    public record BrandHostJson(
            @Described("A host name such as mail.example.org, whose DNS leads to this installation; empty for none.") String host) {
    }

    @Described("Names and colours of a brand. They replace the old ones as a whole.")
    public record BrandStyleJson(
            @Described("1 to 60 characters.") String productName,
            @Described("The name that mails come from: a single line of up to 60 characters; left out or empty for the portal's.") Optional<String> senderName,
            @Described("Six hexadecimal digits after a hash, such as #0b5fff.") String colour,
            @Described("The same; replaced by black or white where it could not be read upon the colour.") String ink,
            @Described("An address, a number, a link; up to 200 characters, may be empty.") String support,
            @Described("Up to 200 characters, may be empty.") String footer) {

        public BrandStyle style() {
            return new BrandStyle(productName, senderName.orElse(""), colour, ink, support, footer);
        }
    }
}
