package org.mailward.system.journeys;

/// The demo's people, by the address they sign in with.
public enum People {
    ADA("ada@northwind.example"),
    BEN("ben@northwind.example"),
    CLEO("cleo@northwind.example"),
    DORA("dora@acme.example"),
    EVAN("evan@acme.example"),
    HANA("hana@harborshield.example"),
    IVO("ivo@harborshield.example"),
    JUN("jun@tidewater.example"),
    MIRA("mira@partners.example");

    public static final String NORTHWIND = "Northwind Secure";
    public static final String HARBOR = "Harbor Shield";
    public static final String ACME = "Acme Foods";

    private final String email;

    People(String email) {
        this.email = email;
    }

    public String email() {
        return email;
    }
}
