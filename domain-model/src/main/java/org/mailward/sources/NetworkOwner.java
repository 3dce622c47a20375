package org.mailward.sources;

/// Who holds the network of an address, as the registries' lists say.
///
/// @param number of the autonomous system; 0 when it is not known
/// @param name of the holder; empty when it is not known
/// @param country two capital letters (ISO 3166-1); empty when it is not known
public record NetworkOwner(long number, String name, String country) {
    public NetworkOwner {
        if (!country.isEmpty() && !(country.length() == 2 && isCapital(country.charAt(0)) && isCapital(country.charAt(1)))) {
            throw new IllegalArgumentException("'" + country + "' is no code of a country");
        }
    }

    /// The holder as pages show it: the name, else the number, else nothing.
    public String shown() {
        return !name.isEmpty() ? name : number > 0 ? "AS" + number : "";
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
