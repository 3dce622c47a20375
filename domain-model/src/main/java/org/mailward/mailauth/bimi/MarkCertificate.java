package org.mailward.mailauth.bimi;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// The certificate that says whose logo it is, as far as it can be judged from its file alone.
///
/// @param kind by the mark type that its issuer examined
/// @param markType as written in the certificate, such as `Registered Mark`; empty when there is none
/// @param subject whose logo it is
/// @param issuer who says so
/// @param notBefore first moment of validity
/// @param notAfter last moment of validity
/// @param names the DNS names that it is for, lower case
/// @param forLogos it is meant for logos in mailboxes and for nothing else (extended key usage 1.3.6.1.5.5.7.3.31)
/// @param logo the logo inside it
/// @param chain how far its signatures could be followed
/// @see <a href="https://datatracker.ietf.org/doc/html/draft-fetch-validation-vmc-wchuang-10#section-5">draft-fetch-validation-vmc-wchuang-10 §5</a>
public record MarkCertificate(Kind kind, Optional<String> markType, String subject, String issuer, Instant notBefore, Instant notAfter,
        List<String> names, boolean forLogos, Optional<SealedLogo> logo, Chain chain) {

    /// What stands behind the logo.
    public enum Kind {
        /// Verified Mark Certificate: a registered trademark or a government's mark.
        VMC,
        /// Common Mark Certificate: a mark in use for some time, or a changed trademark.
        CMC,
        /// The certificate does not say.
        UNSTATED
    }

    /// How far the signatures could be followed, from the certificate upwards through its own file.
    public enum Chain {
        /// To a root certificate that is known to issue certificates for logos.
        KNOWN_ROOT,
        /// To a root certificate in the file that is not in our list.
        OTHER_ROOT,
        /// Each is signed by the next, and the file ends before a root.
        WITHOUT_ROOT,
        /// One is not signed by the next.
        BROKEN
    }

    public MarkCertificate {
        names = List.copyOf(names);
    }

    /// Never fails.
    /// @param file certificates in PEM, the domain's own first
    public static MarkCertificateReading read(byte[] file) {
        return MarkCertificateFile.read(file);
    }

    public boolean isValidAt(Instant moment) {
        return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
    }

    /// True when it names the domain or its organizational domain, plain or for the selector. A name covers itself alone, never
    /// the names below (draft-fetch-validation-vmc-wchuang-10 §5.2).
    public boolean covers(DomainName domain, Optional<DomainName> organizational, String selector) {
        return names.stream().anyMatch(name -> isNameOf(name, domain, selector) || organizational.filter(above -> isNameOf(name, above, selector)).isPresent());
    }

    private static boolean isNameOf(String name, DomainName domain, String selector) {
        return name.equals(domain.ascii()) || name.equals(selector.toLowerCase(Locale.ROOT) + "._bimi." + domain.ascii());
    }
}
