package org.mailward.mailauth.bimi;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// The files that a BIMI record leads to, as they were served.
///
/// @param logoAnswer what the server of the logo said; empty when nobody asked
/// @param logo the file, when there was one
/// @param certificateAnswer what the server of the certificate said; empty when nobody asked
/// @param certificate the file, when there was one
public record BimiDocuments(Optional<FetchedDocument> logoAnswer, Optional<Indicator> logo, Optional<FetchedDocument> certificateAnswer, Optional<MarkCertificateReading> certificate) {

    /// The longest file that is fetched, in octets. A certificate has the logo in it.
    public static final int LONGEST = Indicator.MOST_OCTETS;

    public static final BimiDocuments NONE = new BimiDocuments(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// @param fetcher gives what a server said, or nothing when nobody asked it
    public static BimiDocuments of(BimiPublication publication, Function<WebAddress, Optional<FetchedDocument>> fetcher) {
        if (!(publication instanceof BimiPublication.One(BimiRecord record))) {
            return NONE;
        }
        Optional<FetchedDocument> logo = address(record.logo()).flatMap(fetcher);
        Optional<FetchedDocument> certificate = address(record.evidence()).flatMap(fetcher);
        return new BimiDocuments(logo, read(logo, Indicator::read), certificate, read(certificate, MarkCertificate::read));
    }

    private static Optional<WebAddress> address(Optional<URI> uri) {
        return uri.map(URI::toString).flatMap(WebAddress::read);
    }

    private static <T> Optional<T> read(Optional<FetchedDocument> answer, Function<byte[], T> reader) {
        return answer.filter(FetchedDocument.Body.class::isInstance).map(body -> reader.apply(((FetchedDocument.Body) body).bytes()));
    }

    /// True when the certificate's logo is the one published; empty when one of them is not there to compare.
    public Optional<Boolean> logosAgree() {
        return logoAnswer.isPresent() && logoAnswer.get() instanceof FetchedDocument.Body file
                && certificate.isPresent() && certificate.get() instanceof MarkCertificateReading.Read(MarkCertificate read)
                ? read.logo().map(sealed -> sealed.isOf(file.bytes()))
                : Optional.empty();
    }
}
