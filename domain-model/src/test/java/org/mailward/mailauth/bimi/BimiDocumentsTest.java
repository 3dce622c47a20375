package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;

class BimiDocumentsTest {

    private static final String LOGO = "https://example.org/logo.svg";
    private static final String CERTIFICATE = "https://example.org/vmc.pem";
    private static final String RECORD = "v=BIMI1; l=" + LOGO + "; a=" + CERTIFICATE;

    private static BimiPublication published(String record) {
        return new BimiPublication.One(BimiRecord.read(record).orElseThrow());
    }

    private static BimiDocuments of(String record, Map<String, FetchedDocument> served) {
        return BimiDocuments.of(published(record), address -> Optional.ofNullable(served.get(address.toString())));
    }

    @Test
    void both_files_are_read() {
        FetchedDocument certificate = Logos.certificate();
        BimiDocuments documents = of(RECORD, Map.of(LOGO, Logos.LOGO, CERTIFICATE, certificate));
        assertEquals(Optional.of(Logos.LOGO), documents.logoAnswer());
        assertEquals(Optional.of("Example"), documents.logo().orElseThrow().title());
        assertEquals(Optional.of(certificate), documents.certificateAnswer());
        assertEquals("Example Ltd", ((MarkCertificateReading.Read) documents.certificate().orElseThrow()).certificate().subject());
    }

    @Test
    void an_answer_without_a_file_is_kept_and_nothing_is_read_from_it() {
        FetchedDocument gone = new FetchedDocument.Status(404, "");
        FetchedDocument silent = new FetchedDocument.Failed(FetchFailure.TIMEOUT, "The server did not answer in time.");
        assertEquals(new BimiDocuments(Optional.of(gone), Optional.empty(), Optional.of(silent), Optional.empty()), of(RECORD, Map.of(LOGO, gone, CERTIFICATE, silent)));
    }

    @Test
    void only_what_the_record_names_is_fetched() {
        var asked = new HashMap<String, Integer>();
        BimiDocuments documents = BimiDocuments.of(published("v=BIMI1; l=" + LOGO + "; a="), address -> {
            asked.merge(address.toString(), 1, Integer::sum);
            return Optional.empty();
        });
        assertEquals(Map.of(LOGO, 1), asked);
        assertEquals(BimiDocuments.NONE, documents);
    }

    @Test
    void without_one_record_there_is_nothing_to_fetch() {
        for (BimiPublication other : List.of(new BimiPublication.Absent(), new BimiPublication.Several(List.of(RECORD, RECORD)), new BimiPublication.Unknown("q", "w"))) {
            assertEquals(BimiDocuments.NONE, BimiDocuments.of(other, _ -> Optional.of(Logos.LOGO)));
        }
    }

    @Test
    void the_logo_is_compared_with_the_one_in_the_certificate() {
        assertEquals(Optional.of(true), of(RECORD, Map.of(LOGO, Logos.LOGO, CERTIFICATE, Logos.certificate())).logosAgree());
        assertEquals(Optional.of(false), of(RECORD, Map.of(LOGO, Logos.oblong(), CERTIFICATE, Logos.certificate())).logosAgree());
    }

    @Test
    void what_is_not_there_is_not_compared() {
        assertEquals(Optional.empty(), of(RECORD, Map.of(LOGO, Logos.LOGO, CERTIFICATE, Logos.withoutLogo())).logosAgree());
        assertEquals(Optional.empty(), of(RECORD, Map.of(LOGO, Logos.LOGO, CERTIFICATE, Logos.svg("hello"))).logosAgree());
        assertEquals(Optional.empty(), of(RECORD, Map.of(LOGO, Logos.LOGO)).logosAgree());
        assertEquals(Optional.empty(), of(RECORD, Map.of(CERTIFICATE, Logos.certificate())).logosAgree());
        assertEquals(Optional.empty(), of(RECORD, Map.of(LOGO, new FetchedDocument.Status(404, ""), CERTIFICATE, Logos.certificate())).logosAgree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org:8443/logo.svg", "https://user@example.org/logo.svg"})
    void an_address_that_is_never_spoken_to_is_not_fetched(String address) {
        assertEquals(BimiDocuments.NONE, BimiDocuments.of(published("v=BIMI1; l=" + address), _ -> Optional.of(Logos.LOGO)));
    }
}
