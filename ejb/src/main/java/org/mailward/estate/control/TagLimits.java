package org.mailward.estate.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.Tag;
import org.mailward.tenancy.InvalidInput;

/// How long tags may be and how many one customer or domain may bear.
@ApplicationScoped
public class TagLimits {

    @Inject
    @ConfigProperty(name = "mailward.tags.longest", defaultValue = "40")
    private int longest;

    @Inject
    @ConfigProperty(name = "mailward.tags.most", defaultValue = "20")
    private int most;

    /// @return the tag as it is kept
    /// @throws InvalidInput when it cannot be one
    public String word(String text) {
        return new Tag(text).within(longest).word();
    }

    /// @return the tags as they are kept, each once
    /// @throws InvalidInput when one cannot be a tag, or there are too many
    public Set<String> words(Collection<String> texts) {
        var words = new TreeSet<String>();
        texts.forEach(text -> words.add(word(text)));
        if (words.size() > most) {
            throw new InvalidInput("tags", words.size() + " tags are too many for one; at most " + most + " can be given.");
        }
        return words;
    }

    /// How many one customer or domain may bear.
    public int most() {
        return most;
    }
}
