package org.mailward.mailauth.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.tags.FieldList;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;

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

    private static final String VERSION = "v=STSv1";
    private static final int LONGEST_ID = 32;

    public StsRecord {
        faults = List.copyOf(faults);
    }

    /// The record that says that the policy has this version.
    ///
    /// @param id 1 to 32 letters and digits, another one for every change of the policy
    public static StsRecord of(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("The id of an MTA-STS record is 1 to 32 letters and digits, not '" + id + "'");
        }
        return new StsRecord(VERSION + "; id=" + id, Optional.of(id), List.of());
    }

    /// @return empty when the text does not begin with `v=STSv1`, so that senders discard it
    public static Optional<StsRecord> read(String text) {
        return FieldList.read(text, VERSION).map(list -> {
            var faults = new ArrayList<>(list.faults());
            Optional<String> id = list.value("id").filter(StsRecord::isId);
            if (id.isEmpty()) {
                faults.add("'id=' is missing or is not 1 to 32 letters and digits.");
            }
            list.fields().stream().filter(field -> !field.name().equals("id") && !isExtension(field.value()))
                    .forEach(field -> faults.add("'" + Shown.of(field.text()) + "' has a value that no extension may have."));
            return new StsRecord(text, id, faults);
        });
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }

    private static boolean isExtension(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '=');
    }

    /// The record as it is published. `read(render())` gives a record with the same id, and the same record for one made by
    /// [#of(String)].
    public String render() {
        return id.map(value -> VERSION + "; id=" + value).orElse(VERSION);
    }

    public boolean isValid() {
        return faults.isEmpty();
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        var words = new ArrayList<Meaning>();
        words.add(new Meaning(VERSION, "This domain has a policy for encrypted delivery (MTA-STS)."));
        FieldList.read(text, VERSION).ifPresent(list -> list.fields().forEach(field -> words.add(new Meaning(field.text(), field.name().equals("id")
                ? "The policy's version; senders fetch the policy again when it changes."
                : "Senders ignore this term."))));
        return List.copyOf(words);
    }
}
