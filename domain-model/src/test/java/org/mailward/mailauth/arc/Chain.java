package org.mailward.mailauth.arc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mailward.mailauth.dkim.Signer;

/// A chain as servers on the way would make it.
public final class Chain {
    private final List<String> fields = new ArrayList<>();
    private String message;
    private String signing = "";

    /// @param message as its author sent it
    public Chain(String message) {
        this.message = message;
    }

    public Chain seal(String verdict) {
        return seal(verdict, "a" + (fields.size() / 3 + 1) + ".test");
    }

    public Chain seal(String verdict, String domain) {
        return seal(verdict, domain, "arc");
    }

    public Chain seal(String verdict, String domain, String selector) {
        int instance = fields.size() / 3 + 1;
        Signer signer = Signer.rsa().at(domain, selector).fields("From:Subject");
        String results = "ARC-Authentication-Results: i=" + instance + "; " + domain + ";\r\n spf=pass smtp.mailfrom=example.org\r\n";
        String signature = (signing.isEmpty() ? signer : signer.at(domain, signing)).field("ARC-Message-Signature", "i=" + instance + "; ", message);
        String seal = "ARC-Seal: i=" + instance + "; a=rsa-sha256; cv=" + verdict + "; d=" + domain + "; s=" + selector + ";\r\n b=";
        var octets = new StringBuilder();
        fields.forEach(field -> octets.append(Signer.header("relaxed", field.substring(0, field.length() - 2))).append("\r\n"));
        for (String field : List.of(results, signature)) {
            octets.append(Signer.header("relaxed", field.substring(0, field.length() - 2))).append("\r\n");
        }
        octets.append(Signer.header("relaxed", seal));
        Collections.addAll(fields, results, signature, seal + signer.sign(octets) + "\r\n");
        return this;
    }

    /// From here on the message signatures, and not the seals, are made with the key at this selector.
    public Chain signing(String selector) {
        signing = selector;
        return this;
    }

    public Chain change(String from, String to) {
        message = message.replace(from, to);
        return this;
    }

    public String text() {
        return String.join("", fields.reversed()) + message;
    }
}
