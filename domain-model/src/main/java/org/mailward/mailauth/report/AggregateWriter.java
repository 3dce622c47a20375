package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Writes an aggregate report row by row, as RFC 9990 has it; reading it again gives the same header and rows.
///
/// What only the old standard knows, such as `pct`, is written too where the report has it. Extensions are written as they were
/// read. The stream is written to in blocks; [#end] writes what is left.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-3.1.1">RFC 9990 §3.1.1</a>
public final class AggregateWriter implements AggregateRows {

    private static final int BLOCK = 1 << 15;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(BLOCK + BLOCK / 4);

    public AggregateWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(AggregateHeader header) throws IOException {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feedback");
        if (!header.namespace().isEmpty()) {
            text.append(" xmlns=\"");
            escape(header.namespace());
            text.append('"');
        }
        text.append(">\n");
        leaf("version", header.version());
        text.append("<report_metadata>\n");
        leaf("org_name", header.organization());
        leaf("email", header.email());
        leaf("extra_contact_info", header.contact());
        leaf("report_id", header.id());
        text.append("<date_range><begin>").append(header.range().begin().getEpochSecond()).append("</begin><end>").append(header.range().end().getEpochSecond()).append("</end></date_range>\n");
        header.errors().forEach(error -> leaf("error", error));
        leaf("generator", header.generator());
        text.append("</report_metadata>\n");
        policy(header.policy());
        if (!header.extensions().isEmpty()) {
            text.append(header.extensions()).append('\n');
        }
        drain(BLOCK);
    }

    private void policy(PublishedPolicy policy) {
        text.append("<policy_published>\n");
        leaf("domain", policy.domain());
        leaf("discovery_method", policy.discovery());
        leaf("p", policy.p());
        leaf("sp", policy.sp());
        leaf("np", policy.np());
        leaf("pct", policy.pct());
        leaf("fo", policy.fo());
        leaf("adkim", policy.adkim());
        leaf("aspf", policy.aspf());
        leaf("testing", policy.testing());
        text.append("</policy_published>\n");
    }

    @Override
    public void row(AggregateRow row) throws IOException {
        text.append("<record>\n<row>\n<source_ip>").append(row.source().text()).append("</source_ip>\n<count>").append(row.messages()).append("</count>\n<policy_evaluated>\n");
        leaf("disposition", row.disposition().text());
        leaf("dkim", row.dkim().text());
        leaf("spf", row.spf().text());
        for (OverrideReason reason : row.reasons()) {
            text.append("<reason>");
            leaf("type", reason.type().text());
            leaf("comment", reason.comment());
            text.append("</reason>\n");
        }
        text.append("</policy_evaluated>\n</row>\n<identifiers>\n");
        leaf("header_from", row.headerFrom());
        leaf("envelope_from", row.envelopeFrom());
        leaf("envelope_to", row.envelopeTo());
        text.append("</identifiers>\n<auth_results>\n");
        for (DkimAuth result : row.dkimResults()) {
            text.append("<dkim>");
            leaf("domain", result.domain());
            leaf("selector", result.selector());
            leaf("result", result.result().text());
            leaf("human_result", result.human());
            text.append("</dkim>\n");
        }
        for (SpfAuth result : row.spfResults()) {
            text.append("<spf>");
            leaf("domain", result.domain());
            leaf("scope", result.scope().text());
            leaf("result", result.result().text());
            leaf("human_result", result.human());
            text.append("</spf>\n");
        }
        text.append("</auth_results>\n");
        if (!row.extensions().isEmpty()) {
            text.append(row.extensions()).append('\n');
        }
        text.append("</record>\n");
        drain(BLOCK);
    }

    /// Closes the report and flushes the stream, which stays open.
    public void end() throws IOException {
        text.append("</feedback>\n");
        drain(0);
        out.flush();
    }

    private void leaf(String name, Optional<String> value) {
        value.ifPresent(given -> leaf(name, given));
    }

    private void leaf(String name, String value) {
        if (!value.isEmpty()) {
            text.append('<').append(name).append('>');
            escape(value);
            text.append("</").append(name).append(">\n");
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> text.append(c);
            }
        }
    }

    private void drain(int from) throws IOException {
        if (text.length() > from) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
    }
}
