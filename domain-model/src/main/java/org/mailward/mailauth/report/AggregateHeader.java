package org.mailward.mailauth.report;

import java.util.List;

/// Everything of an aggregate report but its rows.
///
/// Texts are as written, without blanks around them, and empty where the report is silent.
///
/// @param namespace of the root element; empty when it has none
/// @param version such as `1.0`
/// @param organization the reporter's name
/// @param email the reporter's address
/// @param contact further ways to reach the reporter
/// @param id unique for this reporter and this domain
/// @param errors that the reporter met
/// @param generator the reporter's software (RFC 9990 alone)
/// @param extensions of the report as a whole, as XML; empty when it has none
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-3.1.1">RFC 9990 §3.1.1</a>
public record AggregateHeader(Dialect dialect, String namespace, String version, String organization, String email, String contact, String id,
        ReportRange range, List<String> errors, String generator, PublishedPolicy policy, String extensions) {

    public AggregateHeader {
        errors = List.copyOf(errors);
    }

    /// Who reports: its name, else the domain of its address; empty when it says neither.
    public String reporter() {
        return organization.isEmpty() ? email.substring(email.lastIndexOf('@') + 1) : organization;
    }
}
