package org.mailward.mailauth.dns;

/// The kernel's only way to ask DNS. The caller waits; whoever implements it keeps the time limit.
@FunctionalInterface
public interface DnsResolver {

    /// Asks one question and follows aliases.
    ///
    /// @return the answer, or [Answer.Failed] for every kind of trouble; never null
    Answer ask(Question question);

    default Answer ask(DomainName name, RecordType type) {
        return ask(new Question(name, type));
    }
}
