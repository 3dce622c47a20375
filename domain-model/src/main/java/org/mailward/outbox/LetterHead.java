package org.mailward.outbox;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.Logo;

/// What a mail carries of the provider's brand.
///
/// @param logo shown where it is a PNG, which every mail program shows; the name stands there otherwise
public record LetterHead(BrandStyle style, Optional<Logo> logo) {

    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.@-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    /// A mail that comes from a name and not from a brand.
    public static final LetterHead PLAIN = new LetterHead(BrandStyle.PLAIN, Optional.empty());

    public LetterHead {
        logo = logo.filter(picture -> picture.type() == Logo.Type.PNG);
    }

    /// The name that the mail comes from.
    public String sender() {
        return OneLine.of(style.sender());
    }

    /// The portal's name, which stands above the letter.
    public String product() {
        return OneLine.of(style.productName());
    }

    /// Where answers go: the mail address within the line of support; empty where there is none.
    public Optional<String> replyTo() {
        return ADDRESS.matcher(style.support()).results().map(hit -> hit.group()).findFirst();
    }
}
