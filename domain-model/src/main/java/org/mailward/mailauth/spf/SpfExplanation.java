package org.mailward.mailauth.spf;

import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// Whether the text that `exp=` promises to refused senders is there (RFC 7208 §6.2).
public sealed interface SpfExplanation {

    /// The record names none, or names it by macros.
    record None() implements SpfExplanation {
    }

    /// @param text with its macros
    record Published(DomainName at, String text) implements SpfExplanation {
    }

    /// Refused senders see no text of the domain's.
    /// @param why one sentence
    record Broken(DomainName at, String why) implements SpfExplanation {
    }

    /// Nobody could say.
    record Unknown(DomainName at) implements SpfExplanation {
    }

    static SpfExplanation of(SpfPublication publication, DnsResolver resolver) {
        return publication instanceof SpfPublication.One one
                ? one.record().explanation().flatMap(explanation -> explanation.target().name()).map(name -> of(name, resolver.ask(name, RecordType.TXT))).orElseGet(None::new)
                : new None();
    }

    private static SpfExplanation of(DomainName name, Answer answer) {
        return switch (answer) {
            case Answer.Failed _ -> new Unknown(name);
            case Answer.NoData _, Answer.NoSuchName _ -> new Broken(name, "There is no TXT record at " + name.unicode() + ".");
            case Answer.Found found -> {
                if (found.records().size() != 1 || !(found.records().getFirst() instanceof RecordData.Text text)) {
                    yield new Broken(name, "There is more than one TXT record at " + name.unicode() + ", so none of them is used.");
                }
                yield MacroText.isValid(text.joined(), MacroText.EVERYWHERE, true)
                        ? new Published(name, text.joined())
                        : new Broken(name, "The text at " + name.unicode() + " is not plain ASCII with correct macros; a percent sign is written as %%.");
            }
        };
    }
}
