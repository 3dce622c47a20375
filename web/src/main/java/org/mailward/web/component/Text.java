package org.mailward.web.component;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Actor;

/// The words of the pages, from one bundle.
///
/// Pages and beans ask for a text by its key, so that a test can hold every key used against every key there is.
@Named
@ApplicationScoped
public class Text {

    static final String BUNDLE = "org.mailward.web.messages";
    private static final Locale LANGUAGE = Locale.UK;
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(BUNDLE, LANGUAGE, Text.class.getClassLoader());

    /// The language of the bundle, as `lang` of every page.
    public Locale locale() {
        return LANGUAGE;
    }

    /// @param values for the places `{0}`, `{1}` … of the text; what is optional may be given as such
    public String of(String key, Object... values) {
        var pattern = TEXTS.getString(key);
        if (values.length == 0) {
            return pattern;
        }
        var shown = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shown[i] = bare(values[i]);
        }
        return new MessageFormat(pattern, locale()).format(shown);
    }

    /// The word for one of a closed set of values, such as `stage` and `REJECTING`.
    /// @param value a constant or its name; the word under `none` where there is none
    public String word(String set, @Nullable Object value) {
        var bare = bare(value);
        return of(set + "." + (bare == null || bare.toString().isEmpty() ? "none" : bare));
    }

    /// The word for a code that comes from outside, where one is known for it; else the code.
    public String code(String set, String value) {
        return TEXTS.containsKey(set + "." + value) ? TEXTS.getString(set + "." + value) : value;
    }

    /// What somebody did, in words; its id where no word is known for it any more.
    public String deed(String action) {
        return TEXTS.containsKey("deed." + action) ? TEXTS.getString("deed." + action) : action;
    }

    /// The ids of all deeds, in the order of their words.
    public List<String> deeds() {
        return TEXTS.keySet().stream().filter(key -> key.startsWith("deed.")).map(key -> key.substring("deed.".length())).sorted(Comparator.comparing(this::deed)).toList();
    }

    /// The texts by their keys.
    static ResourceBundle all() {
        return TEXTS;
    }

    /// Who did something, as pages say it: a person's name, or that the portal did it by itself.
    public String person(String name) {
        return name.equals(Actor.system("page").name()) ? of("person.itself") : name;
    }

    private static @Nullable Object bare(@Nullable Object value) {
        return value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
    }
}
