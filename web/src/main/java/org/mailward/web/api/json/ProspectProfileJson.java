package org.mailward.web.api.json;

import java.util.Optional;
import org.mailward.prospect.ProspectProfile;
import org.mailward.web.api.openapi.Described;

@Described("What is noted of a prospect. It replaces the old as a whole: what is left out is emptied.")
public record ProspectProfileJson(
        @Described("The company's name; 1 to 200 characters.") String name,
        @Described("The person to write to; up to 200 characters.") Optional<String> contactName,
        @Described("An e-mail address.") Optional<String> contactEmail,
        @Described("Up to 2,000 characters.") Optional<String> note) {

    public ProspectProfile profile() {
        return new ProspectProfile(name, contactName.orElse(""), contactEmail.orElse(""), note.orElse(""));
    }
}
