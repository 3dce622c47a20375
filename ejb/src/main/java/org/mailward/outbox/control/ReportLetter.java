package org.mailward.outbox.control;

import java.time.Instant;
import java.util.List;
import org.mailward.outbox.Letter;
import org.mailward.outbox.Letter.Block;
import org.mailward.outbox.Letter.Line;
import org.mailward.outbox.MailWords;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.outbox.control.ReportMails.Ready;

/// What a mail about a report says: which one it is and where it is kept, since a mail lies about where others read it.
final class ReportLetter {

    private ReportLetter() {
    }

    static Letter of(Reader reader, Ready ready, String portal) {
        boolean client = reader.client();
        var wish = ready.wish();
        return new Letter(client ? MailWords.say("report.subject") : MailWords.say("report.subject-of", ready.customerName()), List.of(
                new Block.Paragraph(MailWords.say("greeting", reader.seat().name())),
                new Block.Paragraph(client ? MailWords.say("report.client") : MailWords.say("report.staff", ready.customerName())),
                new Block.Lines(List.of(
                        new Line(MailWords.say("report.edition"), MailWords.say("report.edition-" + wish.edition())),
                        new Line(MailWords.say("report.period"), MailWords.say("report.period-days", wish.days())),
                        new Line(MailWords.say("report.as-of"), moment(reader, ready.asOf())),
                        new Line(MailWords.say("report.asked-at"), moment(reader, ready.askedAt())))),
                new Block.Action(MailWords.say("report.verb"), portal + (client ? "/app/reports" : "/app/reports?customer=" + ready.customer())),
                new Block.Note(MailWords.say("wished.asked", portal + "/app/settings"))));
    }

    private static String moment(Reader reader, Instant at) {
        var preferences = reader.preferences();
        return preferences.format().moment(at, preferences.zone());
    }
}
