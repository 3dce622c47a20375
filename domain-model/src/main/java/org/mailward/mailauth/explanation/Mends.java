package org.mailward.mailauth.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailward.mailauth.arc.ArcChain;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dkim.DkimSignature;
import org.mailward.mailauth.dmarc.Alignment;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.dmarc.DmarcVerdict;
import org.mailward.mailauth.dmarc.Identifier;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.mailauth.tags.Shown;

/// What to mend so that the next message of this kind is accepted everywhere.
record Mends(Optional<SpfResult> spf, Optional<Handover> handover, List<DkimResult> dkim, ArcChain arc, DmarcCheck dmarc) {

    static List<String> of(Optional<SpfResult> spf, Optional<Handover> handover, List<DkimResult> dkim, ArcChain arc, Optional<DmarcCheck> dmarc) {
        return dmarc.map(check -> new Mends(spf, handover, dkim, arc, check).list())
                .orElseGet(() -> List.of("Send with exactly one address in From, at a domain of yours."));
    }

    private List<String> list() {
        var mends = new LinkedHashSet<String>();
        boolean passes = dmarc.current().result() == DmarcVerdict.Result.PASS && dmarc.old().result() == DmarcVerdict.Result.PASS;
        if (dmarc.current().result() == DmarcVerdict.Result.NONE) {
            mends.add("Publish a DMARC record for " + author() + ", beginning with p=none and an address for reports.");
        }
        List<String> signing = signing();
        if (passes && !signing.isEmpty()) {
            mends.add("SPF alone vouches for this message, and it does so no longer once somebody forwards it. " + signing.getFirst());
        }
        if (!passes) {
            mends.addAll(signing);
            mends.addAll(sending());
        }
        if (!passes && arc instanceof ArcChain.Pass) {
            mends.add("A server on the way vouches for the message by ARC. Receivers that trust it may accept the message all the same; nothing needs to be mended for its sake.");
        }
        dkim.forEach(result -> mends.addAll(care(result)));
        return List.copyOf(mends);
    }

    private String author() {
        return dmarc.author().unicode();
    }

    /// Where no record applies, nothing was aligned; under a record as it is usually written, names below the author's will be.
    private boolean isAligned(Identifier.Mechanism mechanism, DomainName domain) {
        return domain.equals(dmarc.author()) || dmarc.current().alignments().isEmpty() && domain.isWithin(dmarc.author()) || dmarc.current().alignments().stream()
                .anyMatch(alignment -> alignment.identifier().mechanism() == mechanism && alignment.identifier().domain().equals(domain) && alignment.aligned() == Alignment.Aligned.YES);
    }

    private List<String> signing() {
        List<DkimResult> own = dkim.stream().filter(result -> result.signature().map(DkimSignature::domain).filter(domain -> isAligned(Identifier.Mechanism.DKIM, domain)).isPresent()).toList();
        if (own.stream().anyMatch(result -> result instanceof DkimResult.Pass || Explainer.holdsInHeader(result))) {
            return List.of();
        }
        if (own.isEmpty()) {
            return foreign();
        }
        var mends = new ArrayList<String>();
        for (DkimResult result : own) {
            DkimSignature signature = result.signature().orElseThrow();
            switch (result) {
                case DkimResult.Fail fail when fail.part() == DkimResult.Part.BODY_HASH ->
                        mends.add("Something changed the body after " + signature.domain().unicode() + " signed it, such as a mailing list or a gateway that adds a footer. Let it sign after the change, or leave the body as it is.");
                case DkimResult.Fail _ ->
                        mends.add("The key at " + Shown.of(signature.selector()) + "._domainkey." + signature.domain() + " does not fit the signature, or a server on the way changed the header. Compare the published key with the one that the service shows.");
                case DkimResult.PermError _ -> mends.add("Mend the signature of " + signature.domain().unicode() + ": " + result.why());
                case DkimResult.TempError _ -> mends.add("Look whether the DNS servers of " + signature.domain().unicode() + " answer.");
                case DkimResult.Pass _, DkimResult.Neutral _ -> {
                }
            }
        }
        return mends;
    }

    /// Nothing is signed for the author, as far as the signatures can be read.
    private List<String> foreign() {
        if (dkim.isEmpty()) {
            return List.of("Switch on DKIM in the service that sent this message, so that it signs for " + author() + ".");
        }
        Stream<String> unreadable = dkim.stream().filter(DkimResult.PermError.class::isInstance).filter(result -> result.signature().isEmpty()).map(result -> "Mend a signature: " + result.why());
        boolean others = dkim.stream().anyMatch(result -> result.signature().isPresent());
        return Stream.concat(unreadable, Stream.of("Let the service that sent this message sign for " + author() + " and not only for its own domain.").filter(_ -> others)).toList();
    }

    private List<String> sending() {
        if (spf.isEmpty() || handover.isEmpty()) {
            return List.of();
        }
        Optional<DomainName> checked = spf.get().sender().checked();
        SpfVerdict verdict = spf.get().verdict();
        if (checked.isEmpty()) {
            return List.of();
        }
        String domain = checked.get().unicode();
        boolean aligned = isAligned(Identifier.Mechanism.SPF, checked.get());
        if (verdict == SpfVerdict.PASS) {
            return aligned ? List.of() : List.of("Bounces go to " + domain + ", which does not belong to " + author() + ". If the service allows it, let bounces go to a name below " + author() + "; DKIM is enough otherwise.");
        }
        if (!aligned) {
            return List.of();
        }
        return switch (verdict) {
            case FAIL, SOFT_FAIL, NEUTRAL -> List.of("If " + handover.get().address() + " is a server of yours or of a service that sends for you, add it to the SPF record of " + domain + ".");
            case NONE -> List.of("Publish an SPF record for " + domain + " that names the servers that send for it.");
            case PERM_ERROR -> List.of("Mend the SPF record of " + domain + ": " + spf.get().why());
            case TEMP_ERROR -> List.of("Look whether the DNS servers of " + domain + " answer.");
            case PASS -> List.of();
        };
    }

    /// What holds now and will not hold for ever.
    private static List<String> care(DkimResult result) {
        var mends = new ArrayList<String>();
        result.signature().ifPresent(signature -> {
            if (!signature.algorithm().isAcceptable()) {
                mends.add("Let " + signature.domain().unicode() + " sign with rsa-sha256.");
            }
            if (signature.length().isPresent()) {
                mends.add("Let " + signature.domain().unicode() + " sign the whole body (without l=).");
            }
        });
        return mends;
    }
}
