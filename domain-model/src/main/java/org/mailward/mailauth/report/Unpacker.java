package org.mailward.mailauth.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailward.mailauth.tags.Shown;

/// Looks into containers, by what their bytes are, until something looks like a report.
final class Unpacker {

    private static final Set<Guess> REPORTS = EnumSet.of(Guess.AGGREGATE, Guess.TLS);
    private static final Pattern GZ = Pattern.compile("\\.gz$", Pattern.CASE_INSENSITIVE);

    private final Budget budget;
    private final Payloads taker;
    private final List<Unreadable> failures = new ArrayList<>();
    private final Set<Quirk> arrival = EnumSet.noneOf(Quirk.class);
    private int payloads;
    private boolean over;

    /// Where something was found.
    ///
    /// @param path the containers around it
    /// @param type that a mail gives it, in lower case; empty where there is none
    /// @param wanted something is said when it is no report
    /// @param quirks of its packing so far
    /// @param body a mail has it as its text, not as an attachment
    /// @param level how many containers there are around it
    private record Found(String name, List<String> path, String type, boolean wanted, boolean body, Set<Quirk> quirks, int level) {

        Found inside(String container, String inner) {
            var longer = new ArrayList<>(path);
            longer.add(container);
            return new Found(inner, longer, "", wanted, false, quirks, level + 1);
        }

        /// With quirks of its own: what comes beside it does not share them.
        Found apart() {
            return new Found(name, path, type, wanted, body, quirks.isEmpty() ? EnumSet.noneOf(Quirk.class) : EnumSet.copyOf(quirks), level);
        }

        /// A part of a mail: most are none of our business, so that nothing is said of those.
        Found part(Fields fields) {
            var longer = new ArrayList<>(path);
            longer.add("mime:" + Shown.of(fields.type()));
            boolean text = !fields.attached() && fields.name().isEmpty();
            return new Found(fields.name(), longer, fields.type(), false, text, quirks, level + 1).apart();
        }

        /// A mail has it as a text for people.
        boolean isText() {
            return body && (type.equals("text/plain") || type.equals("text/html"));
        }

        String where() {
            return (String.join(" › ", path) + " " + Shown.of(name)).strip();
        }
    }

    /// A text that looks like a report.
    private record HeldText(Found found, byte[] content) {
    }

    Unpacker(Budget budget, Payloads taker) {
        this.budget = budget;
        this.taker = taker;
    }

    Unpacked unpack(InputStream in, String name) throws IOException {
        look(new Peekable(in), new Found(name, List.of(), "", true, false, EnumSet.noneOf(Quirk.class), 0));
        if (payloads == 0 && failures.isEmpty()) {
            failures.add(new Unreadable(Fault.NO_REPORT, "There is no report in it: no DMARC report as XML, no failure report and no TLS report as JSON, packed or not.", ""));
        }
        return new Unpacked(payloads, failures, arrival);
    }

    private void look(Peekable in, Found found) throws IOException {
        try {
            budget.file();
            if (found.level() > budget.limits().depth()) {
                throw new BrokenContent(Fault.TOO_DEEP, "More than " + budget.limits().depth() + " containers stand inside each other. Reports do not, but files that are made to fill a disk do.", "");
            }
            open(in, found);
        } catch (BrokenContent broken) {
            failures.add(broken.unreadable().inside(found.where()));
        }
    }

    private void open(Peekable in, Found found) throws IOException {
        Guess guess = Guess.of(in.peek(Guess.HEAD));
        checkType(guess, found);
        switch (guess) {
            case GZIP -> inflate(in, found, Inflation.Frame.GZIP, "gzip");
            case ZLIB -> inflate(in, found, Inflation.Frame.ZLIB, "zlib");
            case ZIP -> zip(in, found);
            case TNEF -> tnef(in, found);
            case MAIL -> mail(in, found);
            case BASE64 -> {
                found.quirks().add(Quirk.UNDECLARED_BASE64);
                look(new Peekable(Transfer.base64(in)), found.inside("base64", found.name()));
            }
            case AGGREGATE -> hand(in, found, ReportKind.AGGREGATE);
            case TLS -> hand(in, found, ReportKind.TLS);
            case FEEDBACK -> hand(in, found, ReportKind.FAILURE);
            case XML -> {
                if (found.wanted() || found.type().endsWith("/xml") || found.type().contains("dmarc")) {
                    hand(in, found, ReportKind.AGGREGATE);
                }
            }
            case JSON -> {
                if (found.wanted() || found.type().contains("tlsrpt")) {
                    hand(in, found, ReportKind.TLS);
                }
            }
            case OTHER_PACKING -> throw new BrokenContent(Fault.PACKING_UNKNOWN, "The file is packed in a way that is not read. Reports are packed by gzip or zip.", "");
            case EMPTY -> refuse(found, Fault.EMPTY, "The file is empty.");
            case HTML -> refuse(found, Fault.NOT_A_REPORT, "The file is a web page and no report.");
            case UNKNOWN -> refuse(found, Fault.NOT_A_REPORT, "The file is no report: neither XML nor JSON, nor a mail, nor packed by gzip or zip.");
        }
    }

    private static void refuse(Found found, Fault fault, String sentence) throws BrokenContent {
        if (found.wanted()) {
            throw new BrokenContent(fault, sentence, "");
        }
    }

    /// A mail may call a report anything; only a name that means something else is odd.
    private static void checkType(Guess guess, Found found) {
        String type = found.type();
        boolean right = switch (guess) {
            case GZIP -> type.contains("gzip");
            case ZIP -> type.contains("zip") && !type.contains("gzip");
            case AGGREGATE -> type.contains("xml") || type.startsWith("text/");
            case TLS -> type.contains("json") || type.startsWith("text/");
            case ZLIB -> false;
            default -> true;
        };
        if (!right && !type.isEmpty() && !type.equals("application/octet-stream")) {
            found.quirks().add(Quirk.WRONG_CONTENT_TYPE);
        }
    }

    private void inflate(Peekable in, Found found, Inflation.Frame frame, String container) throws IOException {
        if (frame == Inflation.Frame.ZLIB) {
            found.quirks().add(Quirk.ZLIB);
        } else if (!found.path().isEmpty() && found.path().getLast().equals(container)) {
            found.quirks().add(Quirk.GZIP_IN_GZIP);
        }
        try (var inflation = new Inflation(in, frame, budget, found.quirks())) {
            look(new Peekable(inflation), found.inside(container, GZ.matcher(found.name()).replaceFirst("")));
        }
    }

    private void zip(Peekable in, Found found) throws IOException {
        if (found.path().stream().anyMatch(each -> each.startsWith("zip"))) {
            found.quirks().add(Quirk.ZIP_IN_ZIP);
        }
        var files = new ZipFiles(in, budget, found.quirks());
        int count = 0;
        while (files.next()) {
            if (isOver(found)) {
                return;
            }
            // What a Mac adds for itself to each file.
            if (files.name().startsWith("__MACOSX/")) {
                continue;
            }
            count++;
            if (count == 2) {
                arrival.add(Quirk.SEVERAL_FILES);
            }
            zipped(files, found.inside("zip[" + count + "]", files.name()).apart());
        }
        if (count == 0) {
            throw new BrokenContent(Fault.EMPTY, "The zip file holds no files.", "");
        }
    }

    private void zipped(ZipFiles files, Found file) throws IOException {
        int known = payloads + failures.size();
        try (InputStream content = files.content()) {
            look(new Peekable(content), file);
            content.transferTo(OutputStream.nullOutputStream());
        } catch (BrokenContent broken) {
            // Whoever was given the file, or refused it, has met the damage already.
            if (payloads + failures.size() == known) {
                failures.add(broken.unreadable().inside(file.where()));
            }
        }
    }

    /// Tells once that the rest is not looked at.
    private boolean isOver(Found found) {
        if (budget.isSpent() && !over) {
            over = true;
            failures.add(new Unreadable(Fault.TOO_MANY_FILES, "There is more in it than is unpacked of one mail or file (" + budget.limits().files() + " files, " + Sizes.of(budget.limits().bytes())
                    + "); the rest was not looked at.", found.where()));
        }
        return over;
    }

    private void tnef(Peekable in, Found found) throws IOException {
        found.quirks().add(Quirk.TNEF);
        var files = new TnefFiles(in);
        for (int count = 1; files.next() && !isOver(found); count++) {
            look(new Peekable(files.content()), found.inside("tnef[" + count + "]", "").apart());
        }
    }

    private void mail(Peekable in, Found found) throws IOException {
        if (found.level() > 0 || !found.path().isEmpty()) {
            found.quirks().add(Quirk.FORWARDED);
        }
        var texts = new ArrayList<HeldText>();
        int before = payloads;
        MailParts.walk(in, new MailParts.Parts() {
            @Override
            public void part(Fields fields, InputStream content, boolean alone) throws IOException {
                if (!isOver(found)) {
                    textOrFile(new Peekable(content), found.part(fields), alone, texts);
                }
            }

            @Override
            public void failure(Fields fields, InputStream content) throws IOException {
                Unpacker.this.failure(fields, content, found);
            }

            @Override
            public void tooMany() {
                failures.add(new Unreadable(Fault.TOO_MANY_FILES, "The mail has more than " + MailParts.MOST + " parts; the rest was not looked at.", found.where()));
            }

            @Override
            public void unclosed() {
                arrival.add(Quirk.UNCLOSED_MULTIPART);
            }
        });
        if (payloads == before) {
            for (HeldText text : texts) {
                look(new Peekable(new ByteArrayInputStream(text.content())), text.found());
            }
        } else if (!texts.isEmpty()) {
            arrival.add(Quirk.TEXT_LEFT_OUT);
        }
    }

    /// A text for people may quote a report or speak of one, and is a report itself where nothing else in the mail is.
    private void textOrFile(Peekable in, Found found, boolean alone, List<HeldText> texts) throws IOException {
        if (alone || !found.isText() || !REPORTS.contains(Guess.of(in.peek(Guess.HEAD)))) {
            look(in, found);
            return;
        }
        int room = budget.limits().message() - texts.stream().mapToInt(text -> text.content().length).sum();
        byte[] content = in.readNBytes(room + 1);
        if (content.length > room) {
            look(new Peekable(new SequenceInputStream(new ByteArrayInputStream(content), in)), found);
        } else {
            texts.add(new HeldText(found, content));
        }
    }

    /// A mail with one report is handed over as it is; of one with several, each by itself.
    private void failure(Fields fields, InputStream content, Found found) throws IOException {
        byte[] beginning = content.readNBytes(budget.limits().message());
        var digest = FailureDigest.of(beginning);
        if (digest.reports() < 2) {
            hand(new SequenceInputStream(new ByteArrayInputStream(beginning), content), found.apart(), ReportKind.FAILURE);
            return;
        }
        arrival.add(Quirk.SEVERAL_FILES);
        // Made one by one: each has the header of them all, which may be long.
        for (int i = 0; i < digest.reports() && !isOver(found); i++) {
            budget.file();
            hand(new ByteArrayInputStream(digest.mail(fields, i)), found.inside("report[" + (i + 1) + "]", found.name()).apart(), ReportKind.FAILURE);
        }
        if (content.read() >= 0) {
            failures.add(new Unreadable(Fault.TOO_LARGE, "The mail holds several failure reports and is larger than " + Sizes.of(budget.limits().message()) + "; the rest was not looked at.", found.where()));
            content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void hand(InputStream in, Found found, ReportKind kind) throws IOException {
        payloads++;
        if (found.body() && kind != ReportKind.FAILURE) {
            found.quirks().add(Quirk.REPORT_AS_BODY);
        }
        taker.take(new Payload(kind, found.name(), found.path()), new Delivered(in, found.quirks(), budget));
    }
}
