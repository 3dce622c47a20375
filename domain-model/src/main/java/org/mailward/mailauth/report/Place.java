package org.mailward.mailauth.report;

/// Where in an aggregate report something stands: the grammar, as which element may stand in which.
enum Place {
    /// Before or after the report.
    OUTSIDE,
    FEEDBACK, METADATA, RANGE, POLICY,
    /// An extension of the report, or of a record: kept as it is.
    EXTENSION, RECORD_EXTENSION,
    RECORD, ROW, EVALUATED, REASON, IDENTIFIERS, RESULTS, DKIM_RESULT, SPF_RESULT,
    /// An element with a text.
    LEAF,
    /// Markup inside a text.
    INNER,
    /// An unknown element with everything inside it.
    SKIPPED;

    /// True when an element has its place here.
    boolean knows(Element child) {
        Place place = of(child);
        return child != Element.UNKNOWN && place != SKIPPED && place != INNER && place != EXTENSION && place != RECORD_EXTENSION || this == FEEDBACK && place == EXTENSION;
    }

    /// What a child is here; [#SKIPPED] where it is not known.
    Place of(Element child) {
        return switch (this) {
            case FEEDBACK -> switch (child) {
                case REPORT_METADATA -> METADATA;
                case POLICY_PUBLISHED -> POLICY;
                case RECORD -> RECORD;
                case EXTENSION, EXTENSIONS -> EXTENSION;
                case VERSION -> LEAF;
                default -> SKIPPED;
            };
            case METADATA -> switch (child) {
                case DATE_RANGE -> RANGE;
                case ORG_NAME, EMAIL, EXTRA_CONTACT_INFO, REPORT_ID, ERROR, GENERATOR, BEGIN, END -> LEAF;
                default -> SKIPPED;
            };
            case RANGE -> child == Element.BEGIN || child == Element.END ? LEAF : SKIPPED;
            case POLICY -> switch (child) {
                case DOMAIN, P, SP, NP, PCT, ADKIM, ASPF, FO, TESTING, DISCOVERY_METHOD, VERSION_PUBLISHED -> LEAF;
                default -> SKIPPED;
            };
            case RECORD -> switch (child) {
                case ROW -> ROW;
                case IDENTIFIERS, IDENTITIES -> IDENTIFIERS;
                case AUTH_RESULTS -> RESULTS;
                case POLICY_EVALUATED -> EVALUATED;
                case SOURCE_IP, COUNT -> LEAF;
                default -> RECORD_EXTENSION;
            };
            case ROW -> switch (child) {
                case SOURCE_IP, COUNT -> LEAF;
                case POLICY_EVALUATED -> EVALUATED;
                default -> SKIPPED;
            };
            case EVALUATED -> switch (child) {
                case DISPOSITION, DKIM, SPF -> LEAF;
                case REASON -> REASON;
                default -> SKIPPED;
            };
            case REASON -> child == Element.TYPE || child == Element.COMMENT ? LEAF : SKIPPED;
            case IDENTIFIERS -> switch (child) {
                case HEADER_FROM, ENVELOPE_FROM, ENVELOPE_TO -> LEAF;
                default -> SKIPPED;
            };
            case RESULTS -> switch (child) {
                case DKIM -> DKIM_RESULT;
                case SPF -> SPF_RESULT;
                default -> SKIPPED;
            };
            case DKIM_RESULT -> switch (child) {
                case DOMAIN, SELECTOR, RESULT, HUMAN_RESULT -> LEAF;
                default -> SKIPPED;
            };
            case SPF_RESULT -> switch (child) {
                case DOMAIN, SCOPE, RESULT, HUMAN_RESULT -> LEAF;
                default -> SKIPPED;
            };
            case EXTENSION -> EXTENSION;
            case RECORD_EXTENSION -> RECORD_EXTENSION;
            case LEAF, INNER -> INNER;
            case OUTSIDE, SKIPPED -> SKIPPED;
        };
    }
}
