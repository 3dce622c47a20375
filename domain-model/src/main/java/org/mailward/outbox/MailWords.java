package org.mailward.outbox;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/// The words of the mails, from one bundle. Who reads them may know nothing of DNS.
public final class MailWords {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.mailward.outbox.mail", Locale.UK, MailWords.class.getClassLoader());

    private MailWords() {
    }

    /// @param values for the places `{0}`, `{1}` … of the text
    /// @throws java.util.MissingResourceException when there is no such text
    public static String say(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.UK).format(values);
    }

    /// All keys, for the test that reads every text.
    static Set<String> keys() {
        return BUNDLE.keySet();
    }
}
