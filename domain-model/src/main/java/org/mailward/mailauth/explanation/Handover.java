package org.mailward.mailauth.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Hop;
import org.mailward.mailauth.message.Mailbox;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.message.ReceivedSpf;
import org.mailward.mailauth.orgdomain.PublicSuffixes;

/// The step in which a server outside handed the message over to the receiver: its address is the one that SPF is about.
///
/// The header does not say which step that is, so it is chosen with a reason, and a person who knows better may choose another.
///
/// @param address the server outside
/// @param reason one sentence
public record Handover(Hop hop, IpAddress address, String reason) {

    private static final Pattern BLANKS = Pattern.compile("[ ,;()]");
    private static final int MOST_WORDS = 50;

    private static final List<Network> INTERNAL = List.of(
            network("0.0.0.0", 8), network("10.0.0.0", 8), network("100.64.0.0", 10), network("127.0.0.0", 8), network("169.254.0.0", 16), network("172.16.0.0", 12),
            network("192.168.0.0", 16), network("::1", 128), network("fc00::", 7), network("fe80::", 10));

    private record Network(IpAddress address, int prefix) {
    }

    private static Network network(String literal, int prefix) {
        return new Network(IpAddress.of(literal).orElseThrow(), prefix);
    }

    /// True for addresses that the Internet does not carry, such as those inside a company (RFC 6890 §2.2).
    static boolean isInternal(IpAddress address) {
        IpAddress bare = address.unmapped();
        return INTERNAL.stream().anyMatch(each -> bare.isIn(each.address(), each.prefix()));
    }

    /// @param chosen the number of the step that a person chose
    /// @return empty when no step shows an address, or the chosen one does not
    static Optional<Handover> of(Message message, List<Hop> path, Optional<Integer> chosen, PublicSuffixes suffixes) {
        if (chosen.isPresent()) {
            return path.stream().filter(hop -> hop.number() == chosen.get()).findFirst().flatMap(hop -> at(hop, "You chose this step."));
        }
        return noted(message, path).or(() -> foreign(path, suffixes)).or(() -> path.reversed().stream().flatMap(hop -> hop.received().address().filter(address -> !isInternal(address)).stream()
                .map(address -> new Handover(hop, address, "It is the last step that shows an address on the Internet."))).findFirst());
    }

    private static Optional<Handover> at(Hop hop, String reason) {
        return hop.received().address().map(address -> new Handover(hop, address, reason));
    }

    /// The receiver itself wrote down which address it checked.
    private static Optional<Handover> noted(Message message, List<Hop> path) {
        var notes = new ArrayList<IpAddress>();
        message.first("Received-SPF").map(Header::value).map(ReceivedSpf::read).map(note -> note.pairs().getOrDefault("client-ip", "")).flatMap(IpAddress::of).ifPresent(notes::add);
        message.first("Authentication-Results").map(Header::value).map(AuthenticationResults::read).stream().flatMap(each -> each.results().stream())
                .filter(result -> result.method().equals("spf")).flatMap(result -> addresses(result).stream()).forEach(notes::add);
        for (IpAddress note : notes) {
            Optional<Hop> hop = path.reversed().stream().filter(each -> each.received().address().filter(note.unmapped()::equals).isPresent()).findFirst();
            if (hop.isPresent()) {
                return at(hop.get(), "The receiver's own note about SPF names this address.");
            }
        }
        return Optional.empty();
    }

    /// The servers that a receiver names beside a result.
    static List<IpAddress> addresses(AuthenticationResults.Result result) {
        var found = new ArrayList<IpAddress>();
        for (String word : BLANKS.split(result.reason().orElse(""), MOST_WORDS)) {
            IpAddress.of(word).map(IpAddress::unmapped).ifPresent(found::add);
        }
        result.property("smtp.client-ip").or(() -> result.property("policy.iprev")).flatMap(IpAddress::of).map(IpAddress::unmapped).ifPresent(found::add);
        return found;
    }

    /// From the receiver's side down: the first step in which the two servers belong to different organisations.
    private static Optional<Handover> foreign(List<Hop> path, PublicSuffixes suffixes) {
        for (Hop hop : path.reversed()) {
            Optional<DomainName> by = hop.received().by().flatMap(Mailbox::domain).map(name -> organisation(name, suffixes));
            Optional<DomainName> from = hop.received().from().flatMap(Mailbox::domain).map(name -> organisation(name, suffixes));
            Optional<IpAddress> address = hop.received().address().filter(each -> !isInternal(each));
            if (address.isPresent() && by.isPresent() && from.isPresent() && !by.equals(from)) {
                return Optional.of(new Handover(hop, address.get(), "It is the last step in which a server of another organisation handed the message over."));
            }
        }
        return Optional.empty();
    }

    static DomainName organisation(DomainName name, PublicSuffixes suffixes) {
        return suffixes.registrableDomain(name).orElse(name);
    }
}
