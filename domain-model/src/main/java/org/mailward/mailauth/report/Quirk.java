package org.mailward.mailauth.report;

import java.util.Arrays;
import java.util.Optional;

/// Something odd about a report that changes no figure of it.
///
/// What could make a figure wrong is no quirk but makes the report [Unreadable]. Ids are permanent: they are stored with reports.
public enum Quirk {
    // The packing.
    GZIP_TRAILING_BYTES("gzip-trailing-bytes", "More bytes follow the end of the gzip file; they were left out."),
    GZIP_IN_GZIP("gzip-in-gzip", "The file is packed by gzip twice."),
    GZIP_CONCATENATED("gzip-concatenated", "Several gzip files stand one after the other; they were read as one."),
    GZIP_UNCHECKED("gzip-unchecked", "The gzip file ends without its check sum, so that damage could not be told."),
    PACKING_CUT("packing-cut", "The packed file breaks off, but only after the report's end; its check sum is missing.", true),
    ZLIB("zlib", "The file is packed by zlib, without the frame that gzip or zip gives."),
    ZIP_IN_ZIP("zip-in-zip", "There is a zip file inside a zip file."),
    SEVERAL_FILES("several-files", "One container holds several files."),
    WRONG_CONTENT_TYPE("wrong-content-type", "The mail calls the attachment something else than it is."),
    UNDECLARED_BASE64("undeclared-base64", "The attachment is written in base64, which the mail does not say."),
    REPORT_AS_BODY("report-as-body", "The report is the mail's text and no attachment."),
    TEXT_LEFT_OUT("text-left-out", "The mail's text looks like a report too, or quotes one; what is attached was read."),
    TNEF("tnef", "The attachment is inside a winmail.dat file, which only Outlook makes."),
    FORWARDED("forwarded", "The report came inside another mail."),
    TOO_MANY_PARTS("too-many-parts", "The mail has more parts than are looked at."),
    UNCLOSED_MULTIPART("unclosed-multipart", "The mail ends before its last part is closed."),
    // The text.
    NO_XML_DECLARATION("no-xml-declaration", "The file does not begin with an XML declaration."),
    NAMESPACE_OLD("namespace-old", "The file names a namespace of a draft."),
    NAMESPACE_WRONG("namespace-wrong", "The file names a namespace that is not one of these reports."),
    LEADING_SPACE("leading-space", "White space stands before the XML declaration.", true),
    BYTE_ORDER_MARK("byte-order-mark", "The file begins with a byte order mark."),
    WINDOWS_1252("windows-1252", "The file is written in windows-1252 or another old character set."),
    UTF_16("utf-16", "The file is written in UTF-16."),
    INVALID_UTF8("invalid-utf8", "Some texts are not UTF-8, as the file says they are; they were read as windows-1252 or with replacement characters.", true),
    CONTROL_CHARACTERS("control-characters", "There are control characters, which XML and JSON forbid; each became a replacement character.", true),
    FOUR_BYTE_CHARACTERS("four-byte-characters", "There are characters beyond the basic plane, such as emoji."),
    UNESCAPED_AMPERSAND("unescaped-ampersand", "An ampersand stands in a text as it is, or begins a name that XML does not know.", true),
    UNESCAPED_BRACKET("unescaped-bracket", "A '<' stands in a text as it is.", true),
    DOCTYPE("doctype", "The file names a document type, which was left out."),
    // The shape.
    STRAY_ELEMENT("stray-element", "An element that no standard knows stands between the others."),
    STRAY_TEXT("stray-text", "A text stands between the elements."),
    UNCLOSED_ELEMENT("unclosed-element", "An element outside the records is never closed.", true),
    STRAY_END("stray-end", "An element is closed that was never opened.", true),
    JUNK_BEFORE("junk-before", "Something else stands before the report.", true),
    JUNK_AFTER("junk-after", "Something else stands after the report.", true),
    CUT_AFTER_RECORDS("cut-after-records", "The file breaks off in the very last tag; all records were read.", true),
    UPPER_CASE_NAME("upper-case-name", "The names of elements are not in lower case."),
    LATE_HEADER("late-header", "Records stand before the report's metadata or policy."),
    REPEATED_ELEMENT("repeated-element", "An element that should be there once is there several times; the first was kept."),
    EXTENSION_CUT("extension-cut", "An extension is too long; its beginning was kept."),
    EXTENSION_BROKEN("extension-broken", "An extension is no whole XML; it was left out."),
    // What is missing.
    NO_VERSION("no-version", "The version is missing."),
    NO_ORG_NAME("no-org-name", "The reporter does not say who it is."),
    NO_EMAIL("no-email", "The reporter's address is missing."),
    NO_REPORT_ID("no-report-id", "The report has no id."),
    NO_POLICY("no-policy", "The published policy (p) is missing."),
    NO_PCT("no-pct", "The percentage (pct) is missing, which the old standard requires."),
    ZERO_RECORDS("zero-records", "The report has no records."),
    NO_POLICY_DOMAIN("no-policy-domain", "A policy does not say which domain it belongs to."),
    NO_COUNT("no-count", "A count is missing; it was taken as none."),
    ZERO_COUNT("zero-count", "A record counts no messages."),
    NO_DISPOSITION("no-disposition", "A record does not say what was done with the messages."),
    NO_EVALUATION("no-evaluation", "A record does not say whether DKIM or SPF passed."),
    NO_HEADER_FROM("no-header-from", "A record does not name the domain in the From line."),
    EMPTY_AUTH_RESULTS("empty-auth-results", "A record has no results of DKIM and SPF."),
    NO_SPF_RESULT("no-spf-result", "A record has no result of SPF."),
    NO_SPF_SCOPE("no-spf-scope", "A result of SPF does not say which domain was checked."),
    NO_DKIM_SELECTOR("no-dkim-selector", "A result of DKIM does not name the selector."),
    EMPTY_REASON("empty-reason", "A reason is empty."),
    // Words and numbers.
    UPPER_CASE_WORD("upper-case-word", "A fixed word is not in lower case."),
    OLD_WORD("old-word", "A fixed word has an old spelling, such as 'hardfail' for 'fail'."),
    UNKNOWN_WORD("unknown-word", "A fixed word is none that a standard knows; it was kept as it is."),
    TOO_MANY_DKIM("too-many-dkim", "A record has more than 100 results of DKIM or SPF; the first were kept."),
    ODD_NUMBER("odd-number", "A number is written in an unusual way, such as '3.0'."),
    COUNT_AS_STRING("count-as-string", "A count is written as a text."),
    COUNTS_DIFFER("counts-differ", "The failures listed are more than the sum that the report states."),
    ODD_ADDRESS("odd-address", "An IP address is written in an unusual way, such as in brackets, or an IPv4 address as one of IPv6."),
    ODD_DATE("odd-date", "A date is not written in seconds, as the standard has it."),
    // The range of time.
    EMPTY_RANGE("empty-range", "The report begins and ends in the same second."),
    REVERSED_RANGE("reversed-range", "The report's end is before its beginning; the two were exchanged."),
    LONG_RANGE("long-range", "The report covers more than two days."),
    LONG_PAST("long-past", "The report is more than a year old."),
    FUTURE("future", "The report is dated ahead of the time at which it was read."),
    // Failure and TLS reports.
    TEXT_ONLY("text-only", "The failure report is a text for people, without the fields for machines."),
    NO_SAMPLE("no-sample", "The failure report does not hold the message that it is about."),
    NO_SOURCE("no-source", "The failure report does not say which server sent the message."),
    SINGLE_VALUE("single-value", "A single value stands where the standard has a list.");

    private final String id;
    private final String sentence;
    private final boolean salvage;

    Quirk(String id, String sentence) {
        this(id, sentence, false);
    }

    Quirk(String id, String sentence, boolean salvage) {
        this.id = id;
        this.sentence = sentence;
        this.salvage = salvage;
    }

    /// The quirk with an id; empty for one that readers do not know any more.
    public static Optional<Quirk> of(String id) {
        return Arrays.stream(values()).filter(quirk -> quirk.id.equals(id)).findFirst();
    }

    /// The permanent id, such as `no-spf-scope`.
    public String id() {
        return id;
    }

    /// What it is, for people.
    public String sentence() {
        return sentence;
    }

    /// True when the file is not what XML or JSON allow, and was read all the same because every record was certain.
    public boolean isSalvage() {
        return salvage;
    }
}
