package org.mailward.web.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Way;
import org.mailward.intake.boundary.ArrivalDesk.Line;
import org.mailward.publishing.ReportFile;

/// An arrival's bytes as a file to be saved, of a type that no browser opens.
public final class RawFile {

    private RawFile() {
    }

    public static ReportFile of(Line arrival, ArrivedBytes bytes) {
        try (var in = bytes.open()) {
            return new ReportFile(name(arrival), "application/octet-stream", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of an arrival cannot be read", e);
        }
    }

    private static String name(Line arrival) {
        var own = FileName.safe(arrival.fileName());
        if (!own.isEmpty()) {
            return own;
        }
        boolean mail = arrival.way() == Way.SMTP || arrival.way() == Way.IMAP || arrival.contentType().startsWith("message/");
        return "arrival-" + arrival.id() + (mail ? ".eml" : ".bin");
    }
}
