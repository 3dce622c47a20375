package org.mailward.platform.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.mailward.mailauth.dns.DomainName;
import org.xbill.DNS.Name;

/// Carries names between the kernel and dnsjava by their octets, so that no character is taken for an escape.
final class Names {

    private Names() {
    }

    static Name toWire(DomainName name) {
        var wire = new ByteArrayOutputStream();
        for (String label : name.labels()) {
            wire.write(label.length());
            wire.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        wire.write(0);
        try {
            return new Name(wire.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("The lengths of '" + name + "' were checked when it was made", e);
        }
    }

    /// @throws UnreadableDataException when a label holds an octet that no host or service name may hold, such as a dot or a blank
    static DomainName fromWire(Name name) throws UnreadableDataException {
        var labels = new StringJoiner(".");
        for (int i = 0; i < name.labels(); i++) {
            byte[] label = name.getLabel(i);
            if (label[0] > 0) {
                labels.add(label(name, label));
            }
        }
        try {
            return new DomainName(labels.toString());
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException("The answer holds a name that cannot be used: " + e.getMessage());
        }
    }

    private static String label(Name name, byte[] label) throws UnreadableDataException {
        var text = new StringBuilder(label[0]);
        for (int i = 1; i < label.length; i++) {
            int octet = label[i] & 0xFF;
            if (octet <= ' ' || octet >= 0x7F || octet == '.') {
                throw new UnreadableDataException("The answer holds the name '" + name + "', which no host or service can have");
            }
            text.append((char) (octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet));
        }
        return text.toString();
    }
}
