package org.mailward.mailauth.bimi;

import java.util.List;
import java.util.Optional;

/// A logo file, checked against the profile that mailboxes show: SVG Tiny Portable/Secure.
///
/// @param compressed it came packed, as an `.svgz` file does
/// @param octets of the file as published
/// @param drawing octets of the drawing, unpacked
/// @param title what the drawing calls itself
/// @param faults in the order of the file
/// @see <a href="https://datatracker.ietf.org/doc/html/draft-svg-tiny-ps-abrotman-12">draft-svg-tiny-ps-abrotman-12</a>
public record Indicator(boolean compressed, int octets, int drawing, Optional<String> title, List<SvgFault> faults) {

    /// What a drawing should not exceed, in octets (draft-svg-tiny-ps-abrotman-12 §2.4).
    public static final int RECOMMENDED_OCTETS = 32 * 1024;
    /// A drawing that unpacks to more octets is not looked at.
    public static final int MOST_OCTETS = 256 * 1024;
    public static final int MOST_ELEMENTS = 5_000;
    public static final int DEEPEST = 64;
    /// After so many faults the rest is not listed.
    public static final int MOST_FAULTS = 50;

    public Indicator {
        faults = List.copyOf(faults);
    }

    /// Never fails: what is no drawing has faults.
    public static Indicator read(byte[] file) {
        return new IndicatorReading(file).read();
    }

    /// Faults for which receivers refuse the logo.
    public List<SvgFault> refusals() {
        return faults.stream().filter(SvgFault::isRefused).toList();
    }

    /// Faults that receivers may forgive.
    public List<SvgFault> advice() {
        return faults.stream().filter(fault -> !fault.isRefused()).toList();
    }
}
