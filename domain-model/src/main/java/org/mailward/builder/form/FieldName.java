package org.mailward.builder.form;

import java.util.List;

/// Every field of every form.
public enum FieldName {
    /// What receivers do with mail that fails in the domain's own name.
    P("none", "quarantine", "reject"),
    /// In the name of a name below that exists.
    SP("same", "none", "quarantine", "reject"),
    /// In the name of a name below that does not exist.
    NP("same", "none", "quarantine", "reject"),
    TEST_MODE(Shape.TICK),
    RUA(Shape.LINES),
    RUF(Shape.LINES),
    FO("all", "any", "only"),
    FO_DKIM(Shape.TICK),
    FO_SPF(Shape.TICK),
    ADKIM("r", "s"),
    ASPF("r", "s"),
    PSD("u", "n", "y"),

    /// One entry per term, in the order of the record; the kind and the value stand in the two fields after this one.
    TERM_QUALIFIER(Shape.ROWS, "pass", "fail", "soft_fail", "neutral"),
    TERM_KIND(Shape.ROWS, "include", "ip4", "ip6", "mx", "a", "exists", "ptr", "exp"),
    TERM_VALUE(Shape.ROWS),
    ENDING("fail", "soft_fail", "neutral", "pass", "redirect", "unsaid"),
    REDIRECT(Shape.LINE),

    SELECTOR(Shape.LINE),
    KEY(Shape.LINES),
    WITHDRAWN(Shape.TICK),
    KEY_TESTING(Shape.TICK),
    KEY_STRICT(Shape.TICK),

    MODE("testing", "enforce", "none"),
    PATTERNS(Shape.LINES),
    MAX_AGE(Shape.LINE),
    POLICY_ID(Shape.LINE),

    TLS_RUA(Shape.LINES),

    LOGO(Shape.LINE),
    CERTIFICATE(Shape.LINE),
    AVATAR("brand", "personal"),
    LOCAL_PARTS(Shape.LINE),

    ISSUE(Shape.LINES),
    ISSUE_WILD(Shape.LINES),
    ISSUE_MAIL(Shape.LINES),
    ISSUE_VMC(Shape.LINES),
    OTHER_CAA(Shape.LINES),

    SERVERS(Shape.LINES),
    NO_MAIL(Shape.TICK),

    HOST(Shape.LINE),
    PEM(Shape.LINES),
    TLSA_RECORDS(Shape.LINES),

    PARKED_RUA(Shape.LINES);

    /// How a field is filled.
    public enum Shape {
        /// One of several words.
        CHOICE,
        /// One line of text.
        LINE,
        /// Text of several lines, one thing to a line.
        LINES,
        /// Yes or no.
        TICK,
        /// One of several things side by side that make a row.
        ROWS
    }

    private final Shape shape;
    private final List<String> choices;

    FieldName(Shape shape, String... choices) {
        this.shape = shape;
        this.choices = List.of(choices);
    }

    FieldName(String... choices) {
        this(Shape.CHOICE, choices);
    }

    public Shape shape() {
        return shape;
    }

    /// The words to choose from, the mildest or most usual first; empty for text.
    public List<String> choices() {
        return choices;
    }
}
