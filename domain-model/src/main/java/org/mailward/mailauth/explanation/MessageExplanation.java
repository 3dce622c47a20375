package org.mailward.mailauth.explanation;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.arc.ArcChain;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.message.Hop;
import org.mailward.mailauth.message.Mailboxes;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.spf.SpfResult;

/// Everything that can be said about how one message was authenticated.
///
/// @param path the way it took, the first server first
/// @param handover the step that SPF is about; empty when no step shows an address
/// @param author the addresses of From
/// @param spf empty when there is no address or no sender to check
/// @param dkim one per signature, from the top
/// @param dmarc under both standards; empty when From does not name exactly one domain
/// @param bodyAssumed only the header is known, and DMARC takes for granted that the body was not changed
/// @param claims what receivers wrote, the highest field first
/// @param steps the explanation in words
/// @param mends what to mend, the most important first; empty when there is nothing
/// @param selectors what scans can look at from now on
public record MessageExplanation(
        Message message,
        List<Hop> path,
        Optional<Handover> handover,
        Mailboxes author,
        Optional<SpfResult> spf,
        List<DkimResult> dkim,
        ArcChain arc,
        Optional<DmarcCheck> dmarc,
        boolean bodyAssumed,
        List<Claim> claims,
        List<Step> steps,
        List<String> mends,
        List<MetSelector> selectors) {

    public MessageExplanation {
        path = List.copyOf(path);
        dkim = List.copyOf(dkim);
        claims = List.copyOf(claims);
        steps = List.copyOf(steps);
        mends = List.copyOf(mends);
        selectors = List.copyOf(selectors);
    }
}
