package org.mailward.mailauth.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.TagList;

/// The TXT record at `_mta-sts.<domain>` that says a policy exists and which version of it is current.
///
/// ```
/// sts-text-record = sts-version 1*(sts-field-delim sts-field) [sts-field-delim]
/// sts-id          = %s"id" "=" 1*32(ALPHA / DIGIT)
/// ```
///
/// @param id empty when missing or not 1 to 32 letters and digits
/// @param faults one sentence each; with a fault, senders take the domain as having no policy
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.1">RFC 8461 §3.1</a>
public record StsRecord(String text, Optional<String> id, List<String> faults) {

    public StsRecord {
        faults = List.copyOf(faults);
    }

    /// @return empty when the text does not begin with `v=STSv1`, so that senders discard it
    public static Optional<StsRecord> read(String text) {
        TagList list = TagList.read(text);
        if (!list.beginsWithVersion("STSv1") || !text.startsWith("v=STSv1")) {
            return Optional.empty();
        }
        var faults = new ArrayList<>(list.faults());
        Optional<String> id = list.value("id").filter(value -> value.matches("[A-Za-z0-9]{1,32}"));
        if (id.isEmpty()) {
            faults.add("'id=' is missing or is not 1 to 32 letters and digits.");
        }
        return Optional.of(new StsRecord(text, id, faults));
    }

    public boolean isValid() {
        return faults.isEmpty();
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        return TagList.read(text).tags().stream().map(tag -> new Meaning(tag.text(), switch (tag.name()) {
            case "v" -> "This domain has a policy for encrypted delivery (MTA-STS).";
            case "id" -> "The policy's version; senders fetch the policy again when it changes.";
            default -> "Senders ignore this tag.";
        })).toList();
    }
}
