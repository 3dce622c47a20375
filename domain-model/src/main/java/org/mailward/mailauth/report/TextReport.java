package org.mailward.mailauth.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailward.mailauth.dns.IpAddress;

/// A failure report that is a text for people: lines such as `Sender IP Address: 192.0.2.1`, and often the message's header below.
///
/// @param values the lines, names in lower case
/// @param sample the header of the reported message; empty when the text has none
record TextReport(Map<String, String> values, String sample) {

    /// The most lines that are looked at.
    private static final int MOST_LINES = 2_000;
    /// Field names of the standards, and what texts call them.
    private static final Map<String, String[]> NAMES = names();
    private static final Pattern LINE = Pattern.compile("\\s{0,20}([A-Za-z][A-Za-z -]{1,40}?)\\s{0,5}[:=]\\s{0,20}(\\S.{0,998})");
    /// A sentence of the usual introduction, or the usual subject.
    private static final Pattern IP = Pattern.compile("\\bip[ :=]{1,3}([0-9a-fA-F.:]{3,45})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile("report for (?:domain )?([A-Za-z0-9._-]{1,253}\\.[A-Za-z0-9-]{2,63})", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL_FROM = Pattern.compile("mail-from=([^\\s,)]{1,320})", Pattern.CASE_INSENSITIVE);

    private static Map<String, String[]> names() {
        var names = new LinkedHashMap<String, String[]>();
        names.put("Source-IP", new String[] {"sender ip address", "source ip address", "source ip", "source-ip", "sender ip", "sending ip", "client ip", "ip address", "ip"});
        names.put("Reported-Domain", new String[] {"sender domain", "reported domain", "reported-domain", "from domain", "header from domain", "domain"});
        names.put("Arrival-Date", new String[] {"received date", "arrival date", "arrival-date", "date received", "date"});
        names.put("Original-Mail-From", new String[] {"mail from", "original mail from", "original-mail-from", "envelope from", "return path"});
        names.put("Original-Rcpt-To", new String[] {"rcpt to", "original rcpt to", "original-rcpt-to", "envelope to", "recipient"});
        names.put("Delivery-Result", new String[] {"delivery result", "delivery-result", "dmarc results", "dmarc result", "disposition"});
        names.put("DKIM-Domain", new String[] {"dkim domain", "dkim-domain"});
        names.put("DKIM-Selector", new String[] {"dkim selector", "dkim-selector"});
        return names;
    }

    /// @param text one `char` per octet
    static TextReport read(String text, String subject) {
        var values = new LinkedHashMap<String, String>();
        String[] lines = text.split("\r?\n", MOST_LINES);
        int sample = lines.length;
        for (int i = 0; i < lines.length && sample == lines.length; i++) {
            // What follows such a line is the reported message's header; its fields are not the report's.
            if (lines[i].length() < 300 && (lines[i].strip().startsWith("-----") || lines[i].toLowerCase(Locale.ROOT).contains("copy of the headers"))) {
                sample = i + 1;
                continue;
            }
            Matcher matcher = LINE.matcher(lines[i].length() > 1_100 ? "" : lines[i]);
            if (matcher.matches()) {
                values.putIfAbsent(matcher.group(1).strip().toLowerCase(Locale.ROOT), matcher.group(2).strip());
            }
        }
        found(values, "source ip", IP, subject, text);
        found(values, "reported domain", DOMAIN, subject, "");
        found(values, "mail from", MAIL_FROM, subject, "");
        return new TextReport(values, below(lines, sample));
    }

    private static void found(Map<String, String> values, String name, Pattern pattern, String subject, String text) {
        Matcher matcher = pattern.matcher(subject);
        if (matcher.find() || matcher.reset(text).find()) {
            values.putIfAbsent(name, matcher.group(1));
        }
    }

    private static String below(String[] lines, int from) {
        var text = new StringBuilder();
        boolean begun = false;
        for (int i = from; i < lines.length; i++) {
            // A name without blanks and a colon: where the header begins.
            int colon = lines[i].indexOf(':');
            begun |= colon > 0 && lines[i].substring(0, colon).chars().allMatch(c -> c > ' ' && c < 0x7F);
            if (begun) {
                text.append(lines[i]).append("\r\n");
            }
        }
        return text.toString();
    }

    private String said(String field) {
        for (String name : NAMES.getOrDefault(field, new String[0])) {
            String value = values.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /// True when it tells which server sent a message, or which domain's; anything else is some mail.
    boolean isReport() {
        return IpAddress.of(said("Source-IP")).isPresent() || !said("Reported-Domain").isEmpty() && (values.containsKey("spf alignment") || values.containsKey("dkim alignment") || values.containsKey("dmarc results"));
    }

    /// The same as the fields of a report in ARF.
    String fields() {
        var fields = new StringBuilder("Feedback-Type: auth-failure\r\nAuth-Failure: dmarc\r\n");
        NAMES.keySet().forEach(name -> {
            if (!said(name).isEmpty()) {
                fields.append(name).append(": ").append(said(name)).append("\r\n");
            }
        });
        String aligned = aligned();
        if (!aligned.isEmpty()) {
            fields.append("Identity-Alignment: ").append(aligned).append("\r\n");
        }
        return fields.toString();
    }

    private String aligned() {
        String dkim = values.getOrDefault("dkim alignment", "").toLowerCase(Locale.ROOT);
        String spf = values.getOrDefault("spf alignment", "").toLowerCase(Locale.ROOT);
        if (dkim.isEmpty() && spf.isEmpty()) {
            return "";
        }
        boolean both = isYes(dkim) && isYes(spf);
        return both ? "dkim, spf" : isYes(dkim) ? "dkim" : isYes(spf) ? "spf" : "none";
    }

    private static boolean isYes(String word) {
        return word.startsWith("y") || word.startsWith("pass") || word.startsWith("true");
    }
}
