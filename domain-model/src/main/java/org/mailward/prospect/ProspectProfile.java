package org.mailward.prospect;

import org.mailward.tenancy.InvalidInput;

/// What a provider notes of a prospect.
///
/// @param name the company's name, 1 to 200 characters
/// @param contactName up to 200 characters; may be empty
/// @param contactEmail an e-mail address, or empty
/// @param note up to 2,000 characters; may be empty
public record ProspectProfile(String name, String contactName, String contactEmail, String note) {

    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 2_000;

    public ProspectProfile {
        name = name.strip();
        contactName = contactName.strip();
        contactEmail = contactEmail.strip();
        note = note.strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new InvalidInput("name", "A prospect's name has 1 to " + LONGEST + " characters.");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "A prospect's name is one line of text without control characters.");
        }
        if (contactName.length() > LONGEST || contactName.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("contactName", "A contact's name is one line of at most " + LONGEST + " characters.");
        }
        if (!contactEmail.isEmpty() && !contactEmail.matches("[^@\\s]{1,64}@[^@\\s]{1,253}")) {
            throw new InvalidInput("contactEmail", "'" + contactEmail + "' is not an e-mail address; leave it empty or write one like name@example.org.");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new InvalidInput("note", "A note has at most " + LONGEST_NOTE + " characters.");
        }
    }
}
