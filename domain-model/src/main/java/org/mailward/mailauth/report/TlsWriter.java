package org.mailward.mailauth.report;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.IpAddress;

/// Writes TLS reports; reading one again gives the same.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.4">RFC 8460 §4.4</a>
public final class TlsWriter {

    private final StringBuilder json = new StringBuilder();

    private TlsWriter() {
    }

    public static String write(TlsReport report) {
        return new TlsWriter().report(report);
    }

    private String report(TlsReport report) {
        json.append('{');
        text("organization-name", report.organization());
        json.append("\"date-range\":{\"start-datetime\":\"").append(report.range().begin()).append("\",\"end-datetime\":\"").append(report.range().end()).append("\"},");
        text("contact-info", report.contact());
        text("report-id", report.id());
        json.append("\"policies\":[");
        report.policies().forEach(this::policy);
        close(']');
        json.append('}');
        return json.toString();
    }

    private void policy(TlsPolicy policy) {
        json.append("{\"policy\":{");
        text("policy-type", policy.type().text());
        texts("policy-string", policy.strings());
        text("policy-domain", policy.domain());
        texts("mx-host", policy.mxHosts());
        close('}');
        json.append(",\"summary\":{\"total-successful-session-count\":").append(policy.successes()).append(",\"total-failure-session-count\":").append(policy.failures()).append("},\"failure-details\":[");
        policy.details().forEach(this::failure);
        close(']');
        json.append("},");
    }

    private void failure(TlsFailure failure) {
        json.append('{');
        text("result-type", failure.result().text());
        text("sending-mta-ip", failure.sender());
        text("receiving-mx-hostname", failure.mx());
        text("receiving-mx-helo", failure.helo());
        text("receiving-ip", failure.receiver());
        json.append("\"failed-session-count\":").append(failure.sessions()).append(',');
        text("failure-reason-code", failure.reason());
        text("additional-information", failure.information());
        close('}');
        json.append(',');
    }

    private void text(String name, Optional<IpAddress> address) {
        address.ifPresent(ip -> text(name, ip.text()));
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            json.append('"').append(name).append("\":");
            string(value);
            json.append(',');
        }
    }

    private void texts(String name, List<String> values) {
        if (!values.isEmpty()) {
            json.append('"').append(name).append("\":[");
            values.forEach(value -> {
                string(value);
                json.append(',');
            });
            close(']');
            json.append(',');
        }
    }

    /// Takes the last comma back.
    private void close(char bracket) {
        if (json.charAt(json.length() - 1) == ',') {
            json.setLength(json.length() - 1);
        }
        json.append(bracket);
    }

    private void string(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
