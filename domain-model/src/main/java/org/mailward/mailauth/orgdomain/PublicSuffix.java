package org.mailward.mailauth.orgdomain;

import java.time.LocalDate;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// What a public suffix list says about one name, as a value, so that a verdict that rests on it can be worked out again when
/// the list has changed.
///
/// @param name the name asked about
/// @param suffix the longest public suffix that the name ends with, perhaps the name itself
/// @param section the part of the list that says so
/// @param source the list that was asked
public record PublicSuffix(DomainName name, DomainName suffix, Section section, Source source) {

    /// Which part of the list holds the rule.
    public enum Section {
        /// Names delegated by registries.
        ICANN,
        /// Names below which companies let strangers register, such as hosting platforms.
        PRIVATE,
        /// No rule matches: the list's rule for everything else, `*`, applies.
        UNLISTED
    }

    /// A list and its age.
    ///
    /// @param title where the list comes from, such as `publicsuffix.org`
    /// @param date when its owner made it
    public record Source(String title, LocalDate date) {

        @Override
        public String toString() {
            return title + " of " + date;
        }
    }

    public PublicSuffix {
        if (suffix.equals(DomainName.ROOT) || !name.isWithin(suffix)) {
            throw new IllegalArgumentException("'" + name + "' does not end with the public suffix '" + suffix + "'");
        }
    }

    /// @return empty when the name is a public suffix itself
    public Optional<DomainName> registrableDomain() {
        return name.equals(suffix) ? Optional.empty() : Optional.of(oneLabelBelow(name, suffix));
    }

    /// The organizational domain of the name as the old standard has it.
    ///
    /// *Reading:* RFC 7489 §3.2 adds one label to the public suffix and does not say what happens where there is none to add. A
    /// public suffix is then its own organizational domain, as every receiver has it.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-3.2">RFC 7489 §3.2</a>
    public DomainName organizationalDomain() {
        return registrableDomain().orElse(name);
    }

    /// The answer for a name at or below this one, when no other rule begins between the two.
    ///
    /// @throws IllegalArgumentException when the other name lies elsewhere
    public PublicSuffix below(DomainName other) {
        if (!other.isWithin(name)) {
            throw new IllegalArgumentException("'" + other + "' is not below '" + name + "'");
        }
        return new PublicSuffix(other, suffix, section, source);
    }

    private static DomainName oneLabelBelow(DomainName name, DomainName suffix) {
        int dot = name.ascii().length() - suffix.ascii().length() - 1;
        int begin = name.ascii().lastIndexOf('.', dot - 1) + 1;
        return begin == 0 ? name : new DomainName(name.ascii().substring(begin));
    }
}
